import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnTicket } from "../rules/policy";
import { endedAssignmentStatuses } from "../rules/statuses";
import { nameComplainedInput } from "../schema/endings";
import { changeTicket } from "./change";
import { handUp, requireComplained } from "./complained";
import { endedParts } from "./ended-parts";
import { findTicket } from "./find";
import { assignmentEvent, ticketEvent } from "./record";

/**
 * 被投诉单位, also when it turns out only while the matter is in work (DOMAIN §2.12). The database takes
 * what that organization has in hand (sec.take_from_complained): from then on neither it nor its
 * people handle the matter or learn who raised it.
 */
export const nameComplained = command({
  name: "ticket.nameComplained",
  input: nameComplainedInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "nameComplained", ticket),
  run: async (scope, ticket, { complainedId }) => {
    if (complainedId !== "") await requireComplained(scope, complainedId);
    const taken = complainedId === "" ? [] : await inHandOf(scope, ticket.id, complainedId);
    const helpers = [];
    for (const { id } of taken) helpers.push(...(await endedParts(scope, id)));
    await changeTicket(scope, ticket, { complainedId: complainedId || null });
    const moved = await handUp(scope, ticket, complainedId);
    return {
      result: { id: ticket.id },
      events: [
        ticketEvent("ticket.complained_named", ticket.id),
        ...taken.map((one) =>
          assignmentEvent("assignment.recalled", one, {
            payload: { organization: one.organizationName },
          }),
        ),
        ...helpers,
        ...moved,
      ],
    };
  },
});

function inHandOf({ actor, tx }: Scope, ticketId: string, organizationId: string) {
  return tx.assignment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId,
      organizationId,
      status: { notIn: [...endedAssignmentStatuses] },
    },
    orderBy: { id: "asc" },
    select: { id: true, ticketId: true, organizationId: true, organizationName: true },
  });
}
