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

export const councilLevels = ["district", "street", "community"] as const;
export type CouncilLevel = (typeof councilLevels)[number];

/** Who fills a seat, and who comes when that one cannot. */
export const holderRoles = ["holder", "substitute"] as const;
export type HolderRole = (typeof holderRoles)[number];

/** The steps of an appointment (DOMAIN §5.1) in which a seat is filled; the last one is told to the public. */
export const inForce = ["appointed", "published"] as const;

/** Who has been proposed and does not yet fill the seat. */
export const underWay = ["recommended", "selected", "approved"] as const;

export const holderStatuses = [...underWay, ...inForce, "declined", "ended"] as const;
export type HolderStatus = (typeof holderStatuses)[number];

/** Why somebody leaves a seat within the term; the two others follow from the seat and from the term. */
export const leaveReasons = ["inactive", "left_unit", "discipline", "own_wish", "health"] as const;
export const endReasons = [...leaveReasons, "term_end", "seat_closed"] as const;

/** Why a seat is given up within the term. */
export const closeReasons = ["unit_closed", "unit_moved", "fewer_seats"] as const;

export const seatEnds = [...closeReasons, "term_end"] as const;

/** A term lasts as long as that of the community's Party organization. */
export const termYears = 5;
