import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { StoredPhoto } from "@/lib/platform/files/photo";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { callbackCloseAt, dueAt } from "../rules/deadline";
import { changeTicket } from "./change";
import { refuseConflict } from "./conflict";
import type { TicketSubject } from "./find";
import { namesAlong, titleOf } from "./intake";
import { assignmentEvent, ticketEvent } from "./record";
import { tellResult } from "./say";

interface Settled {
  result: string;
  photos: readonly StoredPhoto[];
}

/**
 * What the grid or the community has settled itself. Its own finding ends here. What a resident raised
 * does not end on the word of those who handled it: it goes to the call-back like every other result
 * (DOMAIN §2.13, 4 and 7), which the database asks as well (sec.guard_own_finding).
 */
export async function settle(
  scope: Scope,
  ticket: TicketSubject,
  settled: Settled,
): Promise<EventSpec> {
  const [own] = await scope.tx.$queryRaw<{ finding: boolean }[]>`
    select sec.own_finding(${ticket.id}::uuid) as finding`;
  return own?.finding === true
    ? endFinding(scope, ticket, settled)
    : handIn(scope, ticket, settled);
}

async function endFinding(
  scope: Scope,
  ticket: TicketSubject,
  { result, photos }: Settled,
): Promise<EventSpec> {
  const { id, path } = ticket;
  await changeTicket(scope, ticket, {
    status: "closed",
    outcome: "solved",
    outcomeOrganization: scope.actor.scopeName,
    replyText: result,
    closedBecause: "self_solved",
    closedAt: scope.actor.at,
  });
  const owner = { ticketId: id, path, forResident: true };
  await attachPhotos(scope, { ...owner, purpose: "after" }, photos);
  return ticketEvent("ticket.self_solved", id);
}

/** The result as an order of the community's office, where the call-back finds it. */
async function handIn(
  scope: Scope,
  ticket: TicketSubject,
  { result, photos }: Settled,
): Promise<EventSpec> {
  const { actor, tx } = scope;
  const { id: ticketId, path } = ticket;
  const office = await officeOf(scope, ticket);
  const clockwork = await clockworkOf(scope, path);
  const urgency = ticket.likelyUrgent ? "urgent" : "routine";
  const times = dueAt({ urgency, dispatchedAt: actor.now }, clockwork);
  const close = callbackCloseAt({ resolvedAt: actor.now, dueAt: times.dueAt }, clockwork);
  const work = { id: newId(), ticketId, organizationId: office.id, path };
  // Taken first, so that a dispatcher who sends it out at this moment learns who was faster.
  await changeTicket(scope, ticket, { urgency });
  await tx.assignment.createMany({
    data: {
      ...work,
      tenantId: actor.tenantId,
      ticketNumber: ticket.number,
      organizationName: office.shortName,
      part: "lead",
      round: ticket.round,
      status: "verified",
      selfSolved: true,
      returnable: false,
      title: titleOf(result),
      task: result,
      place: [ticket.placeNames, ticket.address].filter(Boolean).join(" "),
      categoryName: ticket.categoryName,
      physical: ticket.physical,
      urgency,
      dispatchedAt: actor.at,
      dispatchedBy: actor.name,
      acceptBy: new Date(times.acceptBy),
      acceptedAt: actor.at,
      acceptedBy: actor.name,
      recallUntil: actor.at,
      returnUntil: actor.at,
      firstContactBy: new Date(times.firstContactBy),
      // The result is said to the resident in the thread, with this very step.
      firstContactAt: actor.at,
      dueAt: new Date(times.dueAt),
      dueProvisional: times.provisional,
      result,
      outcome: "solved",
      submittedAt: actor.at,
      closeUnratedAt: new Date(close.at),
    },
  });
  await tellResult(scope, work, result);
  const owner = { ticketId, path, assignmentId: work.id, organizationId: office.id };
  await attachPhotos(scope, { ...owner, purpose: "after", forResident: true }, photos);
  const payload = { organization: office.shortName, round: ticket.round, rateUntil: close.at };
  return assignmentEvent("assignment.self_solved", work, { payload });
}

/** Whoever settles a matter sees its community, which has an office of its own. */
async function officeOf(scope: Scope, { id: ticketId, path }: TicketSubject) {
  const { actor, tx } = scope;
  const along = await namesAlong(scope, path);
  const community = along.find(({ level }) => level === "community");
  const office = await tx.organization.findFirst({
    where: {
      tenantId: actor.tenantId,
      areaId: community?.id ?? "",
      kind: "office",
      validTo: null,
    },
    select: { id: true, shortName: true },
  });
  return office ?? refuseConflict(scope, ticketId);
}
