import "server-only";
import { z } from "zod";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { postKindsOf } from "../queries/post-kinds";
import { canSetKinds } from "../rules/post-kinds";
import { setKindInput } from "../schema/posts";
import { changedOne } from "./find";

/** 岗位类别: the district renames, retires or adds one. Posts that stand keep the name they have. */
export const setPostKind = command({
  name: "service.setPostKind",
  input: setKindInput,
  output: z.object({ key: z.string() }),
  find: async (scope, { key, version, name }) => {
    if (!canSetKinds(scope.actor).ok) return { key: "", version: 0 };
    const kinds = await postKindsOf(scope);
    if (kinds.some((kind) => kind.name === name && kind.key !== key))
      throw refuse("posts.sameName");
    if (key === undefined) return { key: newId(), version: 0 };
    const kind = kinds.find((one) => one.key === key) ?? null;
    if (kind !== null && kind.version !== version) {
      throw new Refusal("conflict", "service.conflict");
    }
    return kind;
  },
  allow: (actor) => canSetKinds(actor),
  run: async ({ actor, tx }, { key, version }, { name, retired }) => {
    const { tenantId } = actor;
    const told = {
      name,
      retiredAt: retired === undefined ? null : new Date(actor.now),
      changedAt: new Date(actor.now),
      changedBy: actor.name,
    };
    if (version === 0) {
      await tx.postKind.createMany({ data: { tenantId, id: newId(), key, ...told } });
    } else {
      changedOne(
        await tx.postKind.updateMany({
          where: { tenantId, key, version },
          data: { ...told, version: { increment: 1 } },
        }),
      );
    }
    return {
      result: { key },
      events: [
        {
          name: "service.kind_set",
          subjectId: tenantId,
          version: version + 1,
          payload: { key, retired: retired !== undefined },
        },
      ],
    };
  },
});

function refuse(reason: string): Refusal {
  return new Refusal("invalid", "refusal.invalid", { fields: { name: reason } });
}
