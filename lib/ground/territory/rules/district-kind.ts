import words from "../messages/zh-CN.json";

/**
 * What a district is by the last character of its name: a district of a city, a county-level city,
 * a county or a banner. Roles and places are worded with it, for 昌吉市 市委组织部. A name that ends
 * otherwise is taken for a district.
 */
export function districtKind(name: string): string {
  const kinds = [...words["district.kinds"]];
  return kinds.find((kind) => name.endsWith(kind)) ?? kinds[0] ?? "";
}

/** The same as what a message with `{kind}` is filled with. */
export function inDistrict(name: string): { kind: string } {
  return { kind: districtKind(name) };
}

/** A word of the messages with `{kind}`, as it may be written in any district. */
export function inAnyDistrict(text: string): string[] {
  return [...words["district.kinds"]].map((kind) => text.replace("{kind}", kind));
}
