/** The facts that Party organizations report: of the organization, with days and numbers and nobody's name. */
export type PartyEvent =
  | "party.set_up"
  | "party.edited"
  | "party.closed"
  | "party.counted"
  | "party.elected"
  | "party.extended"
  | "party.term_due"
  | "party.recorded"
  | "party.struck"
  | "party.dues_entered"
  | "party.life_due"
  | "party.case_opened"
  | "party.opinions_gathered"
  | "party.measures_planned"
  | "party.case_checked"
  | "party.case_sent_back"
  | "party.case_lifted";
