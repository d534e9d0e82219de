export const ticketStatuses = [
  "registered",
  "screening",
  "consulting",
  "linked",
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "verification",
  "callback",
  "closed",
  "rejected",
  "answered",
  "transferred",
  "deferred",
  "terminated",
  "withdrawn",
] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const assignmentStatuses = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "returned",
  "recalled",
  "sign_off",
  "submitted",
  "verified",
  "done",
  "waived",
  "deferred",
  "terminated",
  "withdrawn",
] as const;
export type AssignmentStatus = (typeof assignmentStatuses)[number];

export const endedTicketStatuses = [
  "closed",
  "rejected",
  "answered",
  "withdrawn",
  "terminated",
  "transferred",
] as const satisfies readonly TicketStatus[];

/** Ended by somebody's word and without a result: to these a resident may object. */
export const concluded = [
  "rejected",
  "answered",
  "terminated",
] as const satisfies readonly TicketStatus[];

export const endedAssignmentStatuses = [
  "returned",
  "recalled",
  "done",
  "waived",
  "terminated",
  "withdrawn",
] as const satisfies readonly AssignmentStatus[];

/** Everything that has not ended. A linked ticket waits for the one it was linked to. */
export const openTicketStatuses = ticketStatuses.filter(
  (status) => !endedTicketStatuses.some((ended) => ended === status),
);

/** The ticket's status that follows from its lead assignment's: the one function, also in SQL. */
export function ticketStatusOf(status: AssignmentStatus): TicketStatus {
  switch (status) {
    case "sign_off":
      return "in_progress";
    case "returned":
    case "recalled":
      return "screening";
    case "submitted":
      return "verification";
    case "verified":
      return "callback";
    case "done":
      return "closed";
    case "waived":
      return "in_progress";
    case "dispatched":
    case "accepted":
    case "in_progress":
    case "return_requested":
    case "deferred":
    case "terminated":
    case "withdrawn":
      return status;
  }
}
