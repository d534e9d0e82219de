import "server-only";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { remindLifeInput } from "../schema";
import { changeParty, partyEvent } from "./record";

/** Once a month the secretary of a place is told that something usual is not recorded; never a member (DOMAIN §6.3). */
export const remindLife = command({
  name: "party.remindLife",
  input: remindLifeInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, month }) =>
    actor.role === "job"
      ? tx.partyOrganization.findFirst({
          where: {
            tenantId: actor.tenantId,
            id,
            closedOn: null,
            OR: [{ lifeReminded: null }, { lifeReminded: { lt: new Date(month) } }],
          },
          select: { id: true, path: true, version: true },
        })
      : null,
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async (scope, party, { month }) => {
    const { id, path } = party;
    const version = await changeParty(scope, party, { lifeReminded: new Date(month) });
    return {
      result: { id },
      events: [partyEvent("party.life_due", { id, path, version }, { month })],
    };
  },
});
