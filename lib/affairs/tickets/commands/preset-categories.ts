import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { presetCategoriesInput } from "../schema/categories";

/** Gives a new district its first list of categories; what it has under a code already stays its own. */
export const presetCategories = command({
  name: "category.preset",
  input: presetCategoriesInput,
  output: z.object({ categories: z.number() }),
  find: ({ actor, tx }) =>
    actor.kind !== "job"
      ? Promise.resolve(null)
      : tx.category.findMany({
          where: { tenantId: actor.tenantId },
          select: { id: true, code: true },
        }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor: { tenantId }, tx }, present, { majors, minors }) => {
    const idOf = new Map(present.map(({ code, id }) => [code, id]));
    const added = <Row extends { code: string }>(rows: readonly Row[]) =>
      rows.filter(({ code }) => !idOf.has(code));
    const heads = added(majors).map(({ code, name }) => ({
      tenantId,
      id: newId(),
      code,
      name,
      sort: Number(code),
    }));
    for (const { code, id } of heads) idOf.set(code, id);
    const rows = added(minors).flatMap(({ code, ...nature }) => {
      const parentId = idOf.get(code.slice(0, 2));
      if (parentId === undefined) return [];
      return [{ tenantId, id: newId(), code, parentId, ...nature, sort: Number(code) }];
    });
    await tx.category.createMany({ data: heads });
    await tx.category.createMany({ data: rows });
    return {
      result: { categories: heads.length + rows.length },
      events: [{ name: "category.preset", subjectId: tenantId, version: 1 }],
    };
  },
});
