/** 应报到人数、驻地单位数: what somebody has stated, with where it is from and of which day. */
export interface Denominator {
  n: number;
  source: string;
  asOf: string;
}

export const headCountKinds = ["members_living", "units_located"] as const;

/**
 * A rate, or the words for why there is none (DOMAIN §4.5): without a stated denominator nobody knows
 * it, and more who have reported than should means that the denominator is wrong.
 */
export function rateOf(
  count: number,
  denominator: Denominator | null,
): { percent: string } | { without: "figures.unknown" | "figures.zero" | "figures.tooFew" } {
  if (denominator === null) return { without: "figures.unknown" };
  if (denominator.n === 0) return { without: "figures.zero" };
  if (count > denominator.n) return { without: "figures.tooFew" };
  return { percent: ((count / denominator.n) * 100).toFixed(1) };
}

/** Who reads the figures: those who receive check-ins, and the district's organization department. */
export const figureReaders = ["district_org", "street_secretary", "community_secretary"] as const;
