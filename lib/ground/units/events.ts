/** The facts that the register of units reports: of the unit, with codes and ids and nobody's name. */
export type UnitEvent =
  | "units.entered"
  | "units.edited"
  | "units.closed"
  | "units.reopened"
  | "units.adviser_added"
  | "units.adviser_ended"
  | "units.contacted"
  | "units.revealed";
