/** The facts that estates report: of the estate, with codes and ids and nobody's name. */
export type PropertyEvent =
  | "property.entered"
  | "property.edited"
  | "property.closed"
  | "property.managed"
  | "property.planned"
  | "property.plan_finished"
  | "property.seat_added"
  | "property.seat_closed"
  | "property.appointed"
  | "property.appointment_ended"
  | "property.conflict_noted"
  | "property.rating_opened";
