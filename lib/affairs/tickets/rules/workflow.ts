import type { Role } from "@/lib/platform/access/actor";

/**
 * The dispatch engine as one table (DOMAIN §2.4, T1–T21). A verb names who may do it, from where to
 * where, and what it does to the clock. Types, the database's edge table (sec.workflow_edge), the
 * buttons on the screens and the permission matrix are all read from here. `enabled: false` marks
 * verbs whose commands do not exist yet: nobody is offered them and the database has no edge for them.
 *
 * Two machines: a ticket before it is sent out and at its ends, and an assignment from dispatch on.
 * While a lead assignment is in work the ticket's status follows from it (ticketStatusOf).
 */
export const ticketStatuses = [
  "registered",
  "screening",
  "consulting",
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

/** What a verb does to the handling clock. */
export type ClockEffect = "none" | "starts" | "stops" | "restarts" | "moves" | "pauses" | "resumes";
/** What must come with the verb. */
export type Need =
  | "text"
  | "reason"
  | "reasonCode"
  | "organization"
  | "urgency"
  | "area"
  | "result"
  | "photos"
  | "rating"
  | "handler"
  | "plan";

export interface VerbRow<Status extends string> {
  readonly from: readonly Status[];
  readonly to: readonly Status[];
  readonly by: readonly Role[];
  readonly needs: readonly Need[];
  readonly clock: ClockEffect;
  readonly enabled: boolean;
}

const dispatchers = ["street_dispatcher", "district_dispatcher"] as const;
const streetDesk = ["street_dispatcher", "street_secretary"] as const;
const grid = ["grid_worker", "community_secretary"] as const;
const allAreaStaff = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
] as const;

/**
 * Verbs whose subject is the ticket itself. An empty `from` means that the verb makes the ticket, an
 * empty `to` that the status stays.
 */
export const ticketVerbs = {
  report: row([], ["registered", "screening"], ["visitor"], ["text"], "none"),
  register: row(
    [],
    ["registered", "screening"],
    ["district_dispatcher", "street_dispatcher", "community_secretary", "grid_worker"],
    ["text"],
    "none",
  ),
  locate: row(["registered"], ["screening"], ["district_dispatcher"], ["area"], "none"),
  transfer: row(
    ["screening", "registered"],
    ["screening", "registered"],
    ["street_dispatcher", "district_dispatcher"],
    ["area", "reason"],
    "none",
  ),
  reject: row(
    ["screening", "registered"],
    ["rejected"],
    dispatchers,
    ["reasonCode", "text"],
    "none",
  ),
  answer: row(["screening", "registered"], ["answered"], dispatchers, ["text"], "none"),
  consult: row(["screening"], ["consulting"], dispatchers, ["reason"], "none", false),
  conclude: row(["consulting"], ["screening"], dispatchers, ["text"], "none", false),
  reclassify: stay(["screening"], dispatchers, []),
  dispatch: row(
    ["screening"],
    ["dispatched"],
    dispatchers,
    ["organization", "urgency", "text"],
    "starts",
  ),
  selfSolve: row(["screening"], ["closed"], grid, ["result"], "none"),
  withdraw: row(
    [
      "registered",
      "screening",
      "dispatched",
      "accepted",
      "in_progress",
      "return_requested",
      "verification",
      "callback",
    ],
    ["withdrawn"],
    ["resident"],
    [],
    "stops",
  ),
  addFacts: stay(openStatuses(), ["resident"], ["text"]),
  rate: stay(["verification", "callback"], ["resident"], ["rating"]),
  note: stay(ticketStatuses, allAreaStaff, ["text"]),
  reply: stay(openStatuses(), dispatchers, ["text"]),
  urge: stay(
    ["dispatched", "accepted", "in_progress"],
    ["street_secretary", "street_dispatcher", "district_dispatcher"],
    ["text"],
  ),
  instruct: stay(openStatuses(), ["district_org", "street_secretary"], ["text"]),
  reopen: row(["closed"], ["screening"], dispatchers, ["reason"], "none", false),
  reveal: stay(openStatuses(), [...dispatchers, "street_secretary"], ["reason"]),
} as const satisfies Record<string, VerbRow<TicketStatus>>;

/** Verbs whose subject is an assignment. */
export const assignmentVerbs = {
  recall: row(["dispatched"], ["recalled"], dispatchers, ["reason"], "stops"),
  accept: row(["dispatched"], ["accepted"], ["dept_clerk"], [], "none"),
  requestReturn: row(
    ["dispatched", "accepted"],
    ["return_requested"],
    ["dept_clerk"],
    ["reasonCode", "text"],
    "none",
  ),
  acceptReturn: row(["return_requested"], ["returned"], dispatchers, ["text"], "restarts"),
  refuseReturn: row(
    ["return_requested"],
    ["dispatched", "accepted"],
    dispatchers,
    ["text"],
    "none",
  ),
  assignHandler: stay(["accepted", "in_progress"], ["dept_clerk", "dept_leader"], ["handler"]),
  contact: row(["accepted", "in_progress"], ["in_progress"], ["dept_clerk"], ["text"], "none"),
  begin: row(["accepted"], ["in_progress"], ["dept_clerk"], ["text"], "none"),
  remark: stay(
    ["dispatched", "accepted", "in_progress", "sign_off", "submitted", "return_requested"],
    ["dept_clerk", "dept_leader"],
    ["text"],
  ),
  revealPhone: stay(["accepted", "in_progress"], ["dept_clerk"], ["reason"]),
  submit: row(["in_progress"], ["sign_off", "submitted"], ["dept_clerk"], ["result"], "stops"),
  signOff: row(["sign_off"], ["submitted"], ["dept_leader"], [], "stops"),
  sendBack: row(["sign_off"], ["in_progress"], ["dept_leader"], ["reason"], "none"),
  verify: row(["submitted"], ["verified"], [...grid, ...streetDesk], ["text"], "none"),
  redo: row(
    ["submitted", "verified"],
    ["in_progress"],
    [...grid, ...dispatchers, "street_secretary"],
    ["reason"],
    "moves",
  ),
  close: row(["verified"], ["done"], dispatchers, ["text"], "none"),
  closeUnrated: row(["verified"], ["done"], ["job"], [], "none"),
  defer: row(["in_progress"], ["deferred"], dispatchers, ["reason", "plan"], "pauses", false),
  resume: row(["deferred"], ["in_progress"], dispatchers, ["reason"], "resumes", false),
  extend: {
    ...stay<"in_progress">(["in_progress"], dispatchers, ["reason"]),
    clock: "moves",
    enabled: false,
  },
  terminate: row(
    ["dispatched", "accepted", "in_progress"],
    ["terminated"],
    dispatchers,
    ["reasonCode", "text"],
    "stops",
    false,
  ),
  waive: row(
    ["dispatched", "accepted", "in_progress"],
    ["waived"],
    dispatchers,
    ["reason"],
    "none",
    false,
  ),
} as const satisfies Record<string, VerbRow<AssignmentStatus>>;

export type TicketVerb = keyof typeof ticketVerbs;
export type AssignmentVerb = keyof typeof assignmentVerbs;

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

/** Does the table let this role do the verb from this status? Place and further guards are policy.ts. */
export function ticketVerbOpen(verb: TicketVerb, status: string, role: Role): boolean {
  return isOpen(ticketVerbs[verb], status, role);
}

export function assignmentVerbOpen(verb: AssignmentVerb, status: string, role: Role): boolean {
  return isOpen(assignmentVerbs[verb], status, role);
}

function isOpen(verb: VerbRow<string>, status: string, role: Role): boolean {
  return verb.enabled && verb.from.includes(status) && verb.by.includes(role);
}

function openStatuses() {
  return ticketStatuses.filter((status) => !endedTicketStatuses.some((ended) => ended === status));
}

function stay<const Status extends string>(
  from: readonly Status[],
  by: readonly Role[],
  needs: readonly Need[],
): VerbRow<Status> {
  return row<Status>(from, [], by, needs, "none");
}

function row<const Status extends string>(
  from: readonly Status[],
  to: readonly Status[],
  by: readonly Role[],
  needs: readonly Need[],
  clock: ClockEffect,
  enabled = true,
): VerbRow<Status> {
  return { from, to, by, needs, clock, enabled };
}
