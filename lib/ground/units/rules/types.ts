/** 单位类型 (DOMAIN §5.1, §10 rows 3.5, 4.9, 5.7). */
export const unitTypes = [
  "government",
  "state_enterprise",
  "private_enterprise",
  "social_organization",
  "self_employed",
  "property_company",
  "owners_committee",
  "office_building",
  "market",
  "school",
  "hospital",
  "other",
] as const;
export type UnitType = (typeof unitTypes)[number];

/** Where others are tenants. */
export const hostTypes = ["office_building", "market"] as const satisfies UnitType[];

/** The kinds of which blind spots are spoken (§10 row 5.7), and the rest. */
export const unitGroups = [
  "owners",
  "property",
  "shops",
  "buildings",
  "new_sector",
  "rest",
] as const;
export type UnitGroup = (typeof unitGroups)[number];

export const typesOf: Readonly<Record<UnitGroup, readonly UnitType[]>> = {
  owners: ["owners_committee"],
  property: ["property_company"],
  shops: ["self_employed"],
  buildings: ["office_building", "market"],
  new_sector: ["private_enterprise", "social_organization"],
  rest: ["government", "state_enterprise", "school", "hospital", "other"],
};

/** Who is named for a unit that has no Party organization: 党建指导员, 联络员, 群团组织 (§6.5). */
export const adviserKinds = ["adviser", "liaison", "mass_organization"] as const;
export type AdviserKind = (typeof adviserKinds)[number];

export const closeReasons = ["deregistered", "revoked", "moved_away", "merged", "mistake"] as const;
export type UnitCloseReason = (typeof closeReasons)[number];
