/** 第一书记、书记、副书记、专职委员、兼职委员 (DOMAIN §5.1), in the order in which they are read out. */
export const seatKinds = [
  "first_secretary",
  "secretary",
  "deputy",
  "full_time",
  "part_time",
] as const;

/** What a seat is for beside its organization: police post, property company, owners' committee … */
export const seatFunctions = [
  "general",
  "police",
  "property",
  "owners_committee",
  "delegate",
  "resident",
] as const;

/** The steps of an appointment (DOMAIN §5.1) in which a seat is filled; the last one is told to the public. */
export const inForce = ["appointed", "published"] as const;
