import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { keepsSystems } from "../rules/policy";
import { openedSystem, openSystemInput } from "../schema";
import { systemEvent } from "./find";
import { endOf, issueKey } from "./key";

/** 开通: another system gets a key, until a day, under the name by which its matters are known. */
export const openSystem = preparedCommand({
  name: "system.open",
  input: openSystemInput,
  output: openedSystem,
  prepare: (input, submission) => Promise.resolve({ ...input, submission }),
  find: ({ actor }) => Promise.resolve({ path: actor.tenant.root }),
  allow: keepsSystems,
  run: async (scope, { path }, { name, keeper, lastDay, submission }) => {
    const { actor, tx } = scope;
    const id = newId();
    const expiresAt = endOf(lastDay, actor);
    const { count } = await tx.outsideSystem.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        path,
        name,
        keeper,
        expiresAt,
        openedAt: actor.at,
        openedBy: actor.name,
      },
      skipDuplicates: true,
    });
    if (count === 0) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { name: "systems.known" } });
    }
    await issueKey(scope, id, submission);
    return {
      result: { id, name },
      events: [systemEvent("system.opened", id, 1, { lastDay })],
    };
  },
});
