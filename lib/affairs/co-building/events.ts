/** The facts of co-building: with codes and ids, nobody's name and nothing that was typed. */
export type CoBuildingEvent =
  | "co.need_entered"
  | "co.need_withdrawn"
  | "co.resource_entered"
  | "co.resource_withdrawn"
  | "co.time_opened"
  | "co.time_booked"
  | "co.booking_returned"
  | "co.project_proposed"
  | "co.party_confirmed"
  | "co.party_declined"
  | "co.project_started"
  | "co.project_finished"
  | "co.project_ended"
  | "co.step_added"
  | "co.step_done";
