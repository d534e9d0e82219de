import type { Role } from "@/lib/platform/access/actor";
import {
  concluded,
  openTicketStatuses,
  ticketStatuses,
  type AssignmentStatus,
  type TicketStatus,
} from "./statuses";
import {
  allAreaStaff,
  dispatchers,
  grid,
  inHand,
  inWork,
  organizationStaff,
  row,
  stay,
  streetDesk,
  objectionDeciders,
  superiors,
  supervisors,
  type VerbRow,
} from "./verb-row";

/**
 * The dispatch engine as one table (DOMAIN §2.4, T1–T21). A verb names who may do it, from where to
 * where, what must come with it and what it does to the clock. Types, the database's edge table
 * (sec.workflow_edge), the buttons on the screens and the permission matrix are all read from here.
 *
 * Two machines: a ticket before it is sent out and at its ends, and an assignment from dispatch on.
 * While a lead assignment is in work the ticket's status follows from it (ticketStatusOf).
 *
 * Verbs whose subject is the ticket itself. An empty `from` means that the verb makes the ticket, an
 * empty `to` that the status stays.
 */
export const ticketVerbs = {
  report: row([], ["registered", "screening"], ["visitor", "system"], ["text"]),
  register: row(
    [],
    ["registered", "screening"],
    ["district_dispatcher", "street_dispatcher", "community_secretary", "grid_worker"],
    ["text"],
  ),
  locate: row(["registered"], ["screening"], ["district_dispatcher"], ["area"]),
  transfer: row(
    ["screening", "registered"],
    ["screening", "registered"],
    ["street_dispatcher", "district_dispatcher"],
    ["area", "reason"],
  ),
  // What belongs to 110, 119, 120 or 122 is passed on instead of refused (DOMAIN §2.3).
  reject: row(["screening", "registered"], ["rejected", "transferred"], dispatchers, [
    "reasonCode",
    "text",
  ]),
  answer: row(["screening", "registered"], ["answered"], dispatchers, ["text"]),
  // A superior overrules an exit of the screening: the matter is screened again (DOMAIN §2.3).
  // What lies in the pool goes back there, and is located.
  overrule: row(
    ["rejected", "answered", "transferred", "terminated"],
    ["screening", "registered"],
    objectionDeciders,
    ["reason"],
  ),
  // 不服: once for each conclusion, within the window; a superior overrules it or stays with it.
  contest: stay(concluded, ["resident"], ["text"]),
  uphold: stay(concluded, objectionDeciders, ["text"]),
  consult: row(["screening"], ["consulting"], dispatchers, ["reason"]),
  conclude: row(["consulting"], ["screening"], dispatchers, ["text"]),
  // A duplicate joins a lead ticket and leaves it again; nothing is moved or merged.
  link: row(["screening", "registered"], ["linked"], dispatchers, ["ticket"]),
  unlink: row(["linked"], ["screening"], dispatchers, ["reason"]),
  closeLinked: row(["linked"], ["closed"], ["job"], []),
  releaseLinked: row(["linked"], ["screening"], ["job"], []),
  reclassify: stay(["screening"], dispatchers, []),
  // Against whom it is may come out late; until the end nobody of that side handles it (DOMAIN §2.12).
  nameComplained: stay(
    openTicketStatuses.filter((status) => status !== "screening"),
    dispatchers,
    ["organization"],
  ),
  claim: stay(["registered", "screening", "consulting"], dispatchers, []),
  unclaim: stay(["registered", "screening", "consulting"], dispatchers, []),
  dispatch: row(
    ["screening"],
    ["dispatched"],
    dispatchers,
    ["organization", "urgency", "text"],
    "starts",
  ),
  addCo: stay(["dispatched", "accepted", "in_progress"], dispatchers, ["organization", "text"]),
  // The own finding ends at once; what a resident raised goes to the call-back (§2.13, 7).
  selfSolve: row(["screening"], ["closed", "callback"], grid, ["result"]),
  withdraw: row(
    [
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
      // A matter on the backlog is open, and whoever raised it may still take it back.
      "deferred",
    ],
    ["withdrawn"],
    ["resident"],
    [],
    "stops",
  ),
  addFacts: stay(openTicketStatuses, ["resident"], ["text"]),
  // Whoever was linked rates after the end: the result came with another matter's.
  rate: stay(["verification", "callback", "closed"], ["resident"], ["rating"]),
  // "不需要回复": no call-back, and no waiting for one (BJ-JSJB art. 23).
  declineReply: stay(openTicketStatuses, ["resident"], []),
  // Before there is a result; what may be said afterwards is the rating and the dispute.
  hurry: stay(
    [
      "registered",
      "screening",
      "consulting",
      "linked",
      "dispatched",
      "accepted",
      "in_progress",
      "return_requested",
      "deferred",
    ],
    ["resident"],
    [],
  ),
  // New facts after the end open the matter again, within the window (T21).
  dispute: row(["closed"], ["screening"], ["resident"], ["text"]),
  reopen: row(["closed"], ["screening"], dispatchers, ["reason"]),
  // After the resident's own "no", closed or not: somebody asks why (ANCHORS §6, wish 17).
  callAfterRating: stay(
    ["verification", "callback", "closed"],
    [...dispatchers, "street_secretary"],
    ["text"],
  ),
  note: stay(ticketStatuses, allAreaStaff, ["text"]),
  reply: stay(openTicketStatuses, dispatchers, ["text"]),
  urge: stay(
    ["dispatched", "accepted", "in_progress"],
    ["street_secretary", "street_dispatcher", "district_dispatcher"],
    ["text"],
  ),
  instruct: stay(openTicketStatuses, ["district_org", "street_secretary"], ["text"]),
  // 回避: the person loses sight of the matter under every duty, until it is lifted (DOMAIN §2.12).
  recuse: stay(openTicketStatuses, [...superiors, "street_dispatcher"], ["person", "reason"]),
  liftRecusal: stay(ticketStatuses, [...superiors, "street_dispatcher"], ["person", "reason"]),
  reveal: stay(openTicketStatuses, [...dispatchers, "street_secretary"], ["reason"]),
  releasePhotos: stay(
    ["dispatched", "accepted", "in_progress", "return_requested", "deferred"],
    dispatchers,
    ["photos"],
  ),
} as const satisfies Record<string, VerbRow<TicketStatus>>;

/** Verbs whose subject is an assignment. */
export const assignmentVerbs = {
  recall: row(["dispatched"], ["recalled"], dispatchers, ["reason"], "stops"),
  accept: row(["dispatched"], ["accepted"], ["dept_clerk"], []),
  // Who neither accepts nor asks to return it in time has accepted it (DOMAIN §2.8, 2).
  acceptLate: row(["dispatched"], ["accepted"], ["job"], []),
  requestReturn: row(
    ["dispatched", "accepted"],
    ["return_requested"],
    ["dept_clerk"],
    ["reasonCode", "text"],
  ),
  acceptReturn: row(["return_requested"], ["returned"], dispatchers, ["text"], "restarts"),
  refuseReturn: row(["return_requested"], ["dispatched", "accepted"], dispatchers, ["text"]),
  // 认领: out of the organization's queue, by whom it is handled; a leader may name somebody instead.
  takeOn: stay(inHand, ["dept_clerk"], []),
  putBack: stay(inHand, organizationStaff, []),
  assignHandler: stay(inHand, organizationStaff, ["handler"]),
  contact: row(["accepted", "in_progress"], ["in_progress"], ["dept_clerk"], ["text"]),
  begin: row(["accepted"], ["in_progress"], ["dept_clerk"], ["text"]),
  // 到场: that the organization is on the spot; no record of persons (DOMAIN §11).
  arrive: stay(inHand, ["dept_clerk"], []),
  // 阶段反馈 on a key matter; the resident reads it where the organization says so.
  reportProgress: stay(["accepted", "in_progress"], ["dept_clerk"], ["text"]),
  remark: stay(
    ["dispatched", "accepted", "in_progress", "sign_off", "submitted", "return_requested"],
    organizationStaff,
    ["text"],
  ),
  revealPhone: stay(["accepted", "in_progress"], ["dept_clerk"], ["reason"]),
  // Applications: the organization asks, the dispatcher decides, never the same person (T11–T13, T20).
  askExtension: stay(["in_progress"], ["dept_clerk"], ["days", "reason"]),
  askDeferral: stay(["in_progress"], ["dept_clerk"], ["reasonCode", "reason", "plan", "date"]),
  askTermination: stay(["in_progress"], ["dept_clerk"], ["reasonCode", "reason"]),
  withdrawApplication: stay(["in_progress"], ["dept_clerk"], ["application"]),
  extend: stay(["in_progress"], dispatchers, ["application", "text"], "moves"),
  defer: row(["in_progress"], ["deferred"], dispatchers, ["application", "text"], "pauses"),
  terminate: row(["in_progress"], ["terminated"], dispatchers, ["application", "text"], "stops"),
  refuseApplication: stay(["in_progress"], dispatchers, ["application", "text"]),
  reviewDeferral: stay(["deferred"], dispatchers, ["text", "date"]),
  resume: row(["deferred"], ["in_progress"], dispatchers, ["reason"], "resumes"),
  // A co-assignment ends with its part of the result, or is waived with a reason (DOMAIN §2.6).
  deliver: row(["accepted", "in_progress"], ["done"], ["dept_clerk"], ["result"], "stops"),
  waive: row(
    ["dispatched", "accepted", "in_progress"],
    ["waived"],
    dispatchers,
    ["reason"],
    "stops",
  ),
  submit: row(
    ["in_progress"],
    ["sign_off", "submitted"],
    ["dept_clerk"],
    ["result", "outcome"],
    "stops",
  ),
  signOff: row(["sign_off"], ["submitted"], ["dept_leader"], [], "stops"),
  sendBack: row(["sign_off"], ["in_progress"], ["dept_leader"], ["reason"]),
  verify: row(["submitted"], ["verified"], [...grid, ...streetDesk], ["text"]),
  // The time is over and nothing is there: somebody asks the resident (T16).
  callAtDue: stay(
    ["dispatched", "accepted", "in_progress", "return_requested", "sign_off"],
    [...dispatchers, "street_secretary"],
    ["text"],
  ),
  callBack: stay(["verified"], [...dispatchers, "street_secretary"], ["rating"]),
  redo: row(
    ["submitted", "verified"],
    // What a community had settled itself goes back to the street, which sends it out.
    ["in_progress", "recalled"],
    [...grid, ...dispatchers, "street_secretary"],
    ["reason"],
    "moves",
  ),
  close: row(["verified"], ["done"], dispatchers, ["outcome", "text"]),
  // Cards (督办): proposed by the job or raised by hand, issued by a person (DOMAIN §2.9).
  confirmCard: stay(inWork, supervisors, ["card", "text"]),
  dismissCard: stay(inWork, supervisors, ["card", "reason"]),
  raiseCard: stay(inWork, [...supervisors, "district_org"], ["level", "text"]),
  liftCard: stay(
    [...inWork, "submitted", "verified"],
    [...supervisors, "district_org"],
    ["card", "reason"],
  ),
  correctCalendar: stay(inWork, ["job"], [], "moves"),
  closeUnrated: row(["verified"], ["done"], ["job"], []),
} as const satisfies Record<string, VerbRow<AssignmentStatus>>;

export type TicketVerb = keyof typeof ticketVerbs;
export type AssignmentVerb = keyof typeof assignmentVerbs;

/** Does the table let this role do the verb from this status? Place and further guards are policy.ts. */
export function ticketVerbOpen(verb: TicketVerb, status: string, role: Role): boolean {
  return isOpen(ticketVerbs[verb], status, role);
}

export function assignmentVerbOpen(verb: AssignmentVerb, status: string, role: Role): boolean {
  return isOpen(assignmentVerbs[verb], status, role);
}

function isOpen(verb: VerbRow<string>, status: string, role: Role): boolean {
  return verb.from.includes(status) && verb.by.includes(role);
}
