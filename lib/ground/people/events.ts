/** The facts this word can report. Payloads hold roles, ids and days, never a name or a login. */
export type PersonEvent =
  | "person.added"
  | "person.edited"
  | "person.account_opened"
  | "person.password_reset"
  | "person.account_disabled"
  | "person.account_enabled"
  | "person.sessions_ended"
  | "person.imported"
  | "duty.added"
  | "duty.ended"
  | "duty.handed_over"
  | "absence.begun"
  | "absence.ended"
  | "on_call.entered"
  | "on_call.removed";
