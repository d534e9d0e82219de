import "server-only";
import { preparedCommand } from "@/lib/platform/command";
import { keepsSystems } from "../rules/policy";
import { openedSystem, renewSystemInput } from "../schema";
import { findSystem, refuseChanged, systemEvent } from "./find";
import { endOf, issueKey } from "./key";

/**
 * 换发: a new key for the same system, because the old one ends or has become known. It keeps what it
 * has handed in; the old key opens nothing from this moment on.
 */
export const renewSystem = preparedCommand({
  name: "system.renew",
  input: renewSystemInput,
  output: openedSystem,
  prepare: (input, submission) => Promise.resolve({ ...input, submission }),
  find: findSystem,
  allow: keepsSystems,
  run: async (scope, { id, name }, { version, lastDay, submission }) => {
    const { actor, tx } = scope;
    const { count } = await tx.outsideSystem.updateMany({
      where: { tenantId: actor.tenantId, id, version, revokedAt: null },
      data: { expiresAt: endOf(lastDay, actor), version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    await issueKey(scope, id, submission);
    return {
      result: { id, name },
      events: [systemEvent("system.renewed", id, version + 1, { lastDay })],
    };
  },
});
