export const formats = ["json", "xml"] as const;
export type Format = (typeof formats)[number];

export const mediaTypes: Readonly<Record<Format, string>> = {
  json: "application/json; charset=utf-8",
  xml: "text/xml; charset=utf-8",
};

/** The last part of an address, and the format that its ending names: `0102.xml`; null = none. */
export function splitFormat(last: string): { name: string; format: Format | null } {
  const format = formats.find((one) => last.endsWith(`.${one}`)) ?? null;
  return { name: format === null ? last : last.slice(0, -format.length - 1), format };
}

/** Without an ending the Accept header decides: whichever it names first, else JSON. */
export function acceptedFormat(accept: string): Format {
  const named = accept.split(",").map((one) => /\/(?:\w+\+)?(json|xml)\b/.exec(one.trim())?.[1]);
  return formats.find((one) => one === named.find((name) => name !== undefined)) ?? "json";
}
