import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { routesAt } from "../queries/routes";
import { limitOf } from "../rules/deadline";
import { canDoOnTicket } from "../rules/policy";
import { dispatchInput } from "../schema";
import { changeTicket } from "./change";
import { findOrganization } from "./dispatch-target";
import { dispatchTimes } from "./dispatch-times";
import { escalate } from "./escalate";
import { findTicket } from "./find";
import { assignmentEvent } from "./record";
import { showPhotos } from "./release";
import { sendOut } from "./send-out";
import { partsNamed, sendPart } from "./send-part";

/**
 * 派单: the street or the district sends the ticket to an organization that leads, and at once to
 * those that help it. The clock starts here (DOMAIN §2.5), the due time follows from the catalogue in
 * force or the urgency and may be shortened with a reason. What the order is printed with stays with it.
 */
export const dispatch = command({
  name: "ticket.dispatch",
  input: dispatchInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "dispatch", ticket),
  run: async (scope, ticket, input) => {
    const { actor, tx } = scope;
    const [route = null] = await routesAt(scope, ticket.path, ticket.categoryId);
    const designated = input.designated !== undefined;
    const organization = await findOrganization(scope, ticket, input.organizationId, {
      route,
      designated,
    });
    const parts = await partsNamed(scope, ticket, input);
    const clockwork = await clockworkOf(scope, ticket.path);
    const limit = route?.limit ?? null;
    const { again } = organization;
    const times = dispatchTimes(scope, input, clockwork, { limit, again });
    const { urgency, photoIds = [] } = input;
    const lead = { id: newId(), ticketId: ticket.id, organizationId: organization.id };
    // Taken first, so that the second of two dispatchers waits here and then learns who was faster.
    await changeTicket(scope, ticket, { urgency });
    const complainant = await tx.complainant.findFirst({
      where: { tenantId: actor.tenantId, ticketId: ticket.id },
      select: { allowCall: true, hasPhone: true },
    });
    await sendOut(
      scope,
      ticket,
      {
        id: lead.id,
        organization,
        urgency,
        task: input.task,
        times,
        mayCall: complainant?.allowCall === true && complainant.hasPhone,
        signOff: organization.signOff,
        shortenReason: input.shortenReason,
        entryId: route?.entryId,
        limit: limitOf({ urgency, dispatchedAt: actor.now, limit }, clockwork),
        closing: route?.closing,
        designation: designated ? input.designation : undefined,
      },
      clockwork,
    );
    await showPhotos(scope, ticket, lead, photoIds);
    const events = [
      assignmentEvent("ticket.dispatched", lead, {
        payload: { urgency, dueAt: times.dueAt, organization: organization.shortName },
      }),
    ];
    if (designated) {
      const payload = { organization: organization.shortName };
      events.push(assignmentEvent("ticket.designated", lead, { payload }));
    }
    for (const part of parts) {
      const led = {
        id: lead.id,
        urgency,
        dueAt: new Date(times.dueAt),
        dueProvisional: times.provisional,
        reckoning: times.reckoning,
      };
      events.push(await sendPart(scope, ticket, led, part, photoIds, clockwork));
    }
    events.push(...(await escalate(scope, ticket)));
    return { result: { id: ticket.id }, events };
  },
});
