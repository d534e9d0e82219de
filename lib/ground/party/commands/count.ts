import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { isCounted } from "../rules/kinds";
import { canKeep } from "../rules/rights";
import { countInput } from "../schema";
import { findParty } from "./find";
import { dayHappened, partyEvent } from "./record";

/** 登记党员人数: how many full and probationary members a branch has on a day, and nobody's name. */
export const countParty = command({
  name: "party.count",
  input: countInput,
  output: doneOutput,
  find: (scope, { id }) => findParty(scope, { id }),
  allow: (actor, party) => canKeep(actor, party),
  run: async (scope, { id, path, kind, establishedOn }, { day, full, probationary }) => {
    const { actor, tx } = scope;
    if (!isCounted(kind)) throw new Refusal("wrong-status", "party.countBelow");
    const countedOn = dayHappened(scope, day, establishedOn);
    await tx.partyHeadCount.createMany({
      data: [
        {
          tenantId: actor.tenantId,
          id: newId(),
          partyId: id,
          path,
          countedOn,
          fullMembers: full,
          probationary,
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    return { result: { id }, events: [partyEvent("party.counted", { id, path }, { on: day })] };
  },
});
