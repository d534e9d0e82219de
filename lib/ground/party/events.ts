/** The facts that Party organizations report: of the organization, with days and numbers and nobody's name. */
export type PartyEvent =
  | "party.set_up"
  | "party.edited"
  | "party.closed"
  | "party.counted"
  | "party.elected"
  | "party.extended"
  | "party.term_due";
