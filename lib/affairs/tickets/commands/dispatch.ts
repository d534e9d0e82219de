import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { recallUntil, returnUntil } from "../rules/deadline";
import { canDoOnTicket } from "../rules/policy";
import { dispatchInput, doneOutput } from "../schema";
import { changeTicket } from "./change";
import { findOrganization } from "./dispatch-target";
import { dispatchTimes } from "./dispatch-times";
import { findTicket } from "./find";
import { titleOf } from "./intake";
import { assignmentEvent } from "./record";
import { releasePhotos } from "./release";

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
        title: titleOf(input.task),
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
