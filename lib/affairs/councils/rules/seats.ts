/** 第一书记、书记、副书记、专职委员、兼职委员 (DOMAIN §5.1), in the order in which they are read out. */
export const seatKinds = [
  "first_secretary",
  "secretary",
  "deputy",
  "full_time",
  "part_time",
] as const;
export type SeatKind = (typeof seatKinds)[number];

/** What a seat is for beside its organization: police post, property company, owners' committee … */
export const seatFunctions = [
  "general",
  "police",
  "property",
  "owners_committee",
  "delegate",
  "resident",
] as const;
export type SeatFunction = (typeof seatFunctions)[number];

/** The holder who fills a seat is in force from the appointment on, and is told to the public with the last step. */
export const holderStatuses = [
  "recommended",
  "selected",
  "approved",
  "appointed",
  "published",
  "declined",
  "ended",
] as const;
export type HolderStatus = (typeof holderStatuses)[number];
export const inForce = ["appointed", "published"] as const;
