import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { remindTermInput } from "../schema";
import { partyEvent } from "./record";
import { refuseChanged } from "./find";

/** Six, three and one month before the end of a term its secretary is told, each time once (DOMAIN §6.2). */
export const remindTerm = command({
  name: "party.remindTerm",
  input: remindTermInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, months }) =>
    actor.role === "job"
      ? tx.partyTerm.findFirst({
          where: {
            tenantId: actor.tenantId,
            id,
            endedOn: null,
            OR: [{ reminded: null }, { reminded: { gt: months } }],
          },
          select: { id: true, partyId: true, path: true, version: true },
        })
      : null,
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, { id, partyId, path, version }, { months }) => {
    const { count } = await tx.partyTerm.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: { reminded: months, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const event = partyEvent("party.term_due", { id: partyId, path }, { months });
    return { result: { id }, events: [event] };
  },
});
