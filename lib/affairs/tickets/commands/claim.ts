import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { canDoOnTicket } from "../rules/policy";
import { claimInput } from "../schema";
import { changeTicket } from "./change";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/**
 * 领取: takes a ticket out of the queue, so that no colleague does the same work. Who comes second is
 * told who has it; taking it over is a press more, and stands in the history (ANCHORS §6, wish 23).
 */
export const claim = command({
  name: "ticket.claim",
  input: claimInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "claim", ticket),
  run: async (scope, ticket, { takeOver }) => {
    const { actor } = scope;
    const { claimedByName, claimedAt } = ticket;
    if (claimedAt !== null && takeOver === undefined) {
      throw new Refusal("conflict", "refusal.claimedBy", {
        values: {
          by: claimedByName ?? "",
          at: formatDateTime(claimedAt, actor.tenant.timeZone, actor.now),
        },
      });
    }
    await changeTicket(scope, ticket, {
      claimedByDutyId: actor.dutyId,
      claimedByName: actor.name,
      claimedAt: new Date(actor.now),
    });
    return {
      result: { id: ticket.id },
      events: [
        ticketEvent("ticket.claimed", ticket.id, { payload: { takenOver: claimedAt !== null } }),
      ],
    };
  },
});
