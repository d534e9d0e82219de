import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { keepsSystems } from "../rules/policy";
import { revokeSystemInput } from "../schema";
import { findSystem, refuseChanged, systemEvent } from "./find";

/** 停用: the key opens nothing from this moment on, and no new one is given to this system. */
export const revokeSystem = command({
  name: "system.revoke",
  input: revokeSystemInput,
  output: doneOutput,
  find: findSystem,
  allow: keepsSystems,
  run: async ({ actor, tx }, { id }, { version }) => {
    const { count } = await tx.outsideSystem.updateMany({
      where: { tenantId: actor.tenantId, id, version, revokedAt: null },
      data: { revokedAt: actor.at, revokedBy: actor.name, version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    return {
      result: { id },
      events: [systemEvent("system.revoked", id, version + 1)],
    };
  },
});
