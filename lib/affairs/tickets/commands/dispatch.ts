import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { localInstant } from "@/lib/platform/core/time-zone";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { checkShortening, dueAt, recallUntil, returnUntil } from "../rules/deadline";
import { canDoOnTicket } from "../rules/policy";
import { dispatchInput, doneOutput, type DispatchInput } from "../schema";
import { changeTicket } from "./change";
import { refuseField } from "./field";
import { findTicket, type TicketSubject } from "./find";
import { assignmentEvent } from "./record";

/**
 * 派单: the street or the district sends the ticket to an organization. The clock starts here
 * (DOMAIN §2.5), the due time follows from the urgency and may be shortened with a reason.
 */
export const dispatch = command({
  name: "ticket.dispatch",
  input: dispatchInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "dispatch", ticket),
  run: async (scope, ticket, input) => {
    const { actor, tx } = scope;
    const organization = await findOrganization(scope, ticket, input);
    const clockwork = await clockworkOf(scope);
    const times = dispatchTimes(scope, input, clockwork);
    const assignment = {
      id: newId(),
      ticketId: ticket.id,
      organizationId: organization.id,
    };
    // Taken first, so that the second of two dispatchers waits here and then learns who was faster.
    await changeTicket(scope, ticket, { urgency: input.urgency });
    const complainant = await tx.complainant.findFirst({
      where: { tenantId: actor.tenantId, ticketId: ticket.id },
      select: { allowCall: true, hasPhone: true },
    });
    await tx.assignment.createMany({
      data: {
        ...assignment,
        tenantId: actor.tenantId,
        ticketNumber: ticket.number,
        path: ticket.path,
        organizationName: organization.shortName,
        part: "lead",
        round: ticket.round,
        status: "dispatched",
        title: ticket.title,
        task: input.task,
        place: [ticket.placeNames, ticket.address].filter(Boolean).join(" "),
        categoryName: ticket.categoryName,
        physical: ticket.physical,
        urgency: input.urgency,
        mayCall: complainant?.allowCall === true && complainant.hasPhone,
        signOff: organization.signOff,
        dispatchedAt: new Date(actor.now),
        dispatchedBy: actor.name,
        acceptBy: new Date(times.acceptBy),
        recallUntil: new Date(
          recallUntil({ dispatchedAt: actor.now, acceptedAt: null }, clockwork),
        ),
        returnUntil: new Date(returnUntil({ dispatchedAt: actor.now }, clockwork).at),
        firstContactBy: new Date(times.firstContactBy),
        dueAt: new Date(times.dueAt),
        dueProvisional: times.provisional,
        shortenReason: input.shortenReason ?? null,
      },
    });
    await releasePhotos(scope, ticket, assignment, input.photoIds ?? []);
    return {
      result: { id: ticket.id },
      events: [
        assignmentEvent("ticket.dispatched", assignment, {
          payload: {
            urgency: input.urgency,
            dueAt: times.dueAt,
            organization: organization.shortName,
          },
        }),
      ],
    };
  },
});

function dispatchTimes(
  { actor }: Scope,
  input: DispatchInput,
  clockwork: Awaited<ReturnType<typeof clockworkOf>>,
) {
  const order = { urgency: input.urgency, dispatchedAt: actor.now };
  const byRule = dueAt(order, clockwork);
  if (input.shortenTo === undefined) return byRule;
  const shortenTo = localInstant(input.shortenTo, actor.tenant.timeZone);
  const verdict = checkShortening({
    shortenTo,
    reason: input.shortenReason ?? "",
    dispatchedAt: actor.now,
    dueAt: byRule.dueAt,
  });
  if (!verdict.ok) {
    const field = verdict.reason === "reason-missing" ? "shortenReason" : "shortenTo";
    throw refuseField(field, `shorten.${verdict.reason}`);
  }
  return dueAt({ ...order, shortenTo }, clockwork);
}

/** A community may lead only for what is on its duty list (DOMAIN §2.13, 12). */
async function findOrganization({ actor, tx }: Scope, ticket: TicketSubject, input: DispatchInput) {
  const organization = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: input.organizationId, validTo: null },
    select: { id: true, kind: true, shortName: true, signOff: true },
  });
  if (organization === null || organization.kind !== "department") {
    throw refuseField("organizationId", "field.choose");
  }
  if (organization.id === ticket.complainedId) {
    throw refuseField("organizationId", "dispatch.complained");
  }
  const earlier = await tx.assignment.findFirst({
    where: {
      tenantId: actor.tenantId,
      ticketId: ticket.id,
      organizationId: organization.id,
      status: "returned",
    },
    select: { id: true },
  });
  if (earlier !== null) {
    throw refuseField("organizationId", "dispatch.returnedBefore");
  }
  return organization;
}

/** What the organization may see is released photo by photo: a second row with the same file. */
async function releasePhotos(
  { actor, tx }: Scope,
  ticket: TicketSubject,
  assignment: { id: string; organizationId: string },
  photoIds: readonly string[],
): Promise<void> {
  if (photoIds.length === 0) return;
  const photos = await tx.attachment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId: ticket.id,
      id: { in: [...photoIds] },
      purpose: "report",
      organizationId: null,
    },
    select: { fileKey: true, width: true, height: true, bytes: true, at: true },
  });
  await tx.attachment.createMany({
    data: photos.map((photo) => ({
      ...photo,
      tenantId: actor.tenantId,
      id: newId(),
      ticketId: ticket.id,
      assignmentId: assignment.id,
      organizationId: assignment.organizationId,
      path: ticket.path,
      purpose: "report",
      forResident: false,
    })),
  });
}
