import type { PropertyStatus } from "./estates";

/** 三方, and who joins them where it is needed (DOMAIN §10, rows 3.9 and 3.25). */
export const sides = [
  "residents_committee",
  "owners",
  "company",
  "police",
  "housing",
  "urban",
  "other",
] as const;
export type Side = (typeof sides)[number];

/**
 * Without whom it is no meeting of three: the residents' committee, the owners, and the company where there is one.
 * Owners without a committee send a representative.
 */
export function missingSides(
  present: readonly Side[],
  { status }: { readonly status: PropertyStatus },
): Side[] {
  const needed: Side[] = ["residents_committee", "owners"];
  if (status === "company") needed.push("company");
  return needed.filter((side) => !present.includes(side));
}
