import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canDoOnTicket } from "../rules/policy";
import { reclassifyInput } from "../schema";
import { changeTicket } from "./change";
import { handUp, requireComplained } from "./complained";
import { findTicket } from "./find";
import { findCategory } from "./intake";
import { ticketEvent } from "./record";

/**
 * Sets what the matter is before it is sent out, and against whom: the organization complained
 * about can then neither be sent the ticket nor learn who raised it (DOMAIN §2.12).
 */
export const reclassify = command({
  name: "ticket.reclassify",
  input: reclassifyInput,
  output: doneOutput,
  find: findTicket,
  allow: (actor, ticket) => canDoOnTicket(actor, "reclassify", ticket),
  run: async (scope, ticket, { categoryId, type, complainedId }) => {
    const category = await findCategory(scope, categoryId);
    if (complainedId) await requireComplained(scope, complainedId);
    await changeTicket(scope, ticket, {
      categoryId: category.id,
      categoryName: category.name,
      physical: category.physical,
      ...(type === undefined ? {} : { type }),
      ...(complainedId === undefined ? {} : { complainedId: complainedId || null }),
    });
    const moved = await handUp(scope, ticket, complainedId);
    return {
      result: { id: ticket.id },
      events: [
        ticketEvent("ticket.reclassified", ticket.id, { payload: { category: category.name } }),
        ...moved,
      ],
    };
  },
});
