/** The facts that councils report: of the council, with the seat and the one who fills it as ids. */
export type CouncilEvent =
  | "council.set_up"
  | "council.term_begun"
  | "council.seat_added"
  | "council.seat_closed"
  | "council.recommended"
  | "council.selected"
  | "council.approved"
  | "council.appointed"
  | "council.published"
  | "council.declined"
  | "council.ended"
  | "council.revealed"
  | "council.code_told"
  | "council.corrected";
