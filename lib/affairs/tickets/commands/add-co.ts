import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { canDoOnTicket } from "../rules/policy";
import { endedAssignmentStatuses } from "../rules/statuses";
import { ticketVerbs } from "../rules/workflow";
import { addCoInput } from "../schema";
import { changeTicket } from "./change";
import { findOrganization } from "./dispatch-target";
import { refuseField } from "./field";
import { findAssignment, findTicket } from "./find";
import { sendPart } from "./send-part";

/**
 * 加派协办: another organization does its part of the matter, for the one that leads. The lead's own
 * times stay what they are (DOMAIN §2.6).
 */
export const addCo = command({
  name: "ticket.addCo",
  input: addCoInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "addCo", ticket),
  run: async (scope, ticket, { organizationId, task, photoIds }) => {
    const { actor, tx } = scope;
    // Taken first, so that two dispatchers cannot both ask the same organization.
    await changeTicket(scope, ticket, {});
    const lead = await findAssignment(scope, { id: ticket.leadAssignmentId ?? ticket.id });
    // A result that lies with its leader is complete (sec.guard_co).
    if (lead === null || !ticketVerbs.addCo.from.some((status) => status === lead.status)) {
      throw new Refusal("wrong-status", "refusal.noMoreParts");
    }
    const organization = await findOrganization(scope, ticket, organizationId);
    const already = await tx.assignment.findFirst({
      where: {
        tenantId: actor.tenantId,
        ticketId: ticket.id,
        organizationId,
        status: { notIn: [...endedAssignmentStatuses] },
      },
      select: { id: true },
    });
    if (already !== null) throw refuseField("organizationId", "part.already");
    const event = await sendPart(
      scope,
      ticket,
      lead,
      { organization, task },
      photoIds ?? [],
      await clockworkOf(scope, ticket.path),
    );
    return { result: { id: ticket.id }, events: [event] };
  },
});
