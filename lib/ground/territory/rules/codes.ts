/** The levels of the territory (区/街道/社区/网格/楼栋), from the top. */
export const areaLevels = ["district", "street", "community", "grid", "building"] as const;

export type AreaLevel = (typeof areaLevels)[number];

/**
 * Shapes of official codes. Down to the community they are the 12 digits of the statistical
 * division codes: 6 for the county, 3 for the street or town, 3 for the community, zeros for what
 * is not meant. A grid adds 3 digits (12 + 3, the usual scheme of social governance), a building 5
 * more within its grid, as Xi'an numbers them. Codes change every year: they are attributes of an
 * area and never its key.
 */
const shapes: Readonly<Record<AreaLevel, RegExp>> = {
  district: /^[1-9]\d{5}0{6}$/,
  street: /^[1-9]\d{5}(?!000)\d{3}000$/,
  community: /^[1-9]\d{5}(?!000)\d{3}(?!000)\d{3}$/,
  grid: /^[1-9]\d{5}(?!000)\d{3}(?!000)\d{3}(?!000)\d{3}$/,
  building: /^[1-9]\d{5}(?!000)\d{3}(?!000)\d{3}(?!000)\d{3}(?!00000)\d{5}$/,
};

/** Digits of a code by its level. */
export const codeLengths: Readonly<Record<AreaLevel, number>> = {
  district: 12,
  street: 12,
  community: 12,
  grid: 15,
  building: 20,
};

export function isAreaLevel(text: string): text is AreaLevel {
  return areaLevels.some((level) => level === text);
}

/** The level that a code speaks of, or null when it is no code. */
export function levelOfCode(code: string): AreaLevel | null {
  return areaLevels.find((level) => shapes[level].test(code)) ?? null;
}

/** The code of the area above; null for a district, and for what is no code. */
export function parentCodeOf(code: string): string | null {
  switch (levelOfCode(code)) {
    case "street":
      return `${code.slice(0, 6)}000000`;
    case "community":
      return `${code.slice(0, 9)}000`;
    case "grid":
      return code.slice(0, 12);
    case "building":
      return code.slice(0, 15);
    case "district":
    case null:
      return null;
  }
}
