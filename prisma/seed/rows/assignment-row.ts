import { newId } from "@/lib/platform/core/id";
import type { Instant } from "@/lib/platform/core/time-zone";
import {
  dueAt,
  limitOf,
  recallUntil,
  returnUntil,
  type Urgency,
} from "@/lib/affairs/tickets/rules/deadline";
import type { AssignmentStatus } from "@/lib/affairs/tickets/rules/statuses";
import type { Department } from "./context";
import type { Actor, Lead } from "./story-rows";
import type { Telling } from "./telling";

export type AssignmentRow = ReturnType<typeof assignmentRow>;

/** An assignment as it is being handled. */
export interface Sent {
  row: AssignmentRow;
  lead: Lead;
  department: Department;
  clerk: Actor;
  /** It ended before another was sent: returned or taken back. */
  endedEarly: boolean;
}

/** Moves an assignment on; the ticket follows it. */
export function move(telling: Telling, sent: Sent, status: AssignmentStatus): void {
  sent.row.status = status;
  sent.row.version += 1;
  telling.rows.changes += 1;
}

/** A lead assignment as it is sent, its times by the district's own rules. */
export function assignmentRow(
  telling: Telling,
  department: Department,
  urgency: Urgency,
  dispatchedAt: Instant,
) {
  const { context, placed, texts, rows, place, number, dispatcher, mayCall } = telling;
  const { clockwork } = context;
  const times = dueAt({ urgency, dispatchedAt }, clockwork);
  const limit = limitOf({ urgency, dispatchedAt }, clockwork);
  const unset: { date: Date | null; text: string | null } = { date: null, text: null };
  return {
    tenantId: rows.tenantId,
    id: newId(),
    ticketId: rows.ticketId,
    ticketNumber: number,
    path: place.path,
    organizationId: department.id,
    organizationName: department.shortName,
    part: "lead",
    round: 1,
    status: "dispatched",
    statusBefore: unset.text,
    version: 1,
    title: texts.title,
    task: texts.task,
    place: `${place.names} ${place.address}`,
    categoryName: placed.category.name,
    physical: placed.category.physical,
    urgency,
    mayCall,
    signOff: department.signOff,
    returnable: true,
    adjudicated: false,
    selfSolved: false,
    dispatchedAt: new Date(dispatchedAt),
    dispatchedBy: dispatcher.name,
    acceptBy: new Date(times.acceptBy),
    acceptedAt: unset.date,
    acceptedBy: unset.text,
    recallUntil: new Date(recallUntil({ dispatchedAt, acceptedAt: null }, clockwork)),
    returnUntil: new Date(returnUntil({ dispatchedAt }, clockwork).at),
    firstContactBy: new Date(times.firstContactBy),
    firstContactAt: unset.date,
    dueAt: new Date(times.dueAt),
    dueProvisional: times.provisional,
    reckoning: times.reckoning,
    catalogueEntryId: placed.category.entryId,
    limitValue: limit.value,
    limitUnit: limit.unit,
    closing: placed.category.closing,
    handlerId: unset.text,
    handlerName: unset.text,
    returnReason: unset.text,
    returnText: unset.text,
    returnReference: unset.text,
    decisionText: unset.text,
    result: unset.text,
    measures: unset.text,
    answeredHow: unset.text,
    answeredOn: unset.date,
    outcome: unset.text,
    outcomeReason: unset.text,
    submittedAt: unset.date,
    verifiedAt: unset.date,
    verifiedBy: unset.text,
    verifyText: unset.text,
    redoReason: unset.text,
    closeUnratedAt: unset.date,
    endedAt: unset.date,
  };
}
