import "server-only";
import type { Duration } from "@/lib/platform/core/duration";
import type { Scope } from "@/lib/platform/db/scope";
import { recallUntil, returnUntil, type Clockwork, type DispatchTimes } from "../rules/deadline";
import type { TicketSubject } from "./find";
import { titleOf } from "./intake";

interface Sending {
  id: string;
  organization: { id: string; shortName: string };
  /** Of a part: the lead it belongs to. */
  leadAssignmentId?: string;
  urgency: string;
  task: string;
  times: DispatchTimes;
  /** The complainant allowed it. Only the lead may call: who helps writes through the thread. */
  mayCall: boolean;
  signOff: boolean;
  shortenReason?: string | undefined;
  /** By which entry of the catalogue, and what the order is printed with; a part has none of its own. */
  entryId?: string | undefined;
  limit?: Duration;
  closing?: string | null | undefined;
  /** Why this organization was designated: such an order is not returned (T10). */
  designation?: string | undefined;
}

/** Writes what one organization is sent, with the times that are fixed now. */
export async function sendOut(
  { actor, tx }: Scope,
  ticket: TicketSubject,
  sending: Sending,
  clockwork: Clockwork,
): Promise<void> {
  const { times, organization } = sending;
  await tx.assignment.createMany({
    data: {
      tenantId: actor.tenantId,
      id: sending.id,
      ticketId: ticket.id,
      ticketNumber: ticket.number,
      path: ticket.path,
      organizationId: organization.id,
      organizationName: organization.shortName,
      part: sending.leadAssignmentId === undefined ? "lead" : "co",
      leadAssignmentId: sending.leadAssignmentId ?? null,
      round: ticket.round,
      status: "dispatched",
      title: titleOf(sending.task),
      task: sending.task,
      place: [ticket.placeNames, ticket.address].filter(Boolean).join(" "),
      categoryName: ticket.categoryName,
      physical: ticket.physical,
      urgency: sending.urgency,
      mayCall: sending.mayCall,
      signOff: sending.signOff,
      dispatchedAt: new Date(actor.now),
      dispatchedBy: actor.name,
      acceptBy: new Date(times.acceptBy),
      recallUntil: new Date(recallUntil({ dispatchedAt: actor.now, acceptedAt: null }, clockwork)),
      returnUntil: new Date(returnUntil({ dispatchedAt: actor.now }, clockwork).at),
      firstContactBy: new Date(times.firstContactBy),
      dueAt: new Date(times.dueAt),
      dueProvisional: times.provisional,
      reckoning: times.reckoning,
      shortenReason: sending.shortenReason ?? null,
      catalogueEntryId: sending.entryId ?? null,
      limitValue: sending.limit?.value ?? null,
      limitUnit: sending.limit?.unit ?? null,
      closing: sending.closing ?? null,
      returnable: sending.designation === undefined,
      adjudicated: sending.designation !== undefined,
      decisionText: sending.designation ?? null,
    },
  });
}
