import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { standingExclusion } from "../queries/exclusions";
import { canAskExclusion } from "../rules/exclusions";
import { askExclusionInput } from "../schema/exclusions";
import { findTicket } from "./find";
import { ticketEvent } from "./record";

/** 申请不计入统计: nothing changes until somebody else, of the district, has decided (DOMAIN §2.13, 4, 11). */
export const askExclusion = command({
  name: "exclusion.ask",
  input: askExclusionInput,
  output: doneOutput,
  find: async (scope, { id }) => {
    const ticket = await findTicket(scope, { id });
    return ticket && { ...ticket, standing: await standingExclusion(scope, ticket.id) };
  },
  allow: canAskExclusion,
  run: async ({ actor, tx }, ticket, { reasonCode, text }) => {
    await tx.exclusion.createMany({
      data: {
        tenantId: actor.tenantId,
        id: newId(),
        path: ticket.path,
        ticketId: ticket.id,
        reasonCode,
        reason: text,
        // The database signs it: who asks, and when.
        askedAt: new Date(actor.now),
        askedBy: actor.name,
        askedDutyId: actor.dutyId ?? "",
        askedPersonId: actor.personId ?? "",
      },
    });
    return {
      result: { id: ticket.id },
      events: [ticketEvent("ticket.exclusion_asked", ticket.id, { payload: { reasonCode } })],
    };
  },
});
