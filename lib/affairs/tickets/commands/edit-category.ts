import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import { editCategoryInput } from "../schema/categories";
import { canEditCatalogue } from "./catalogue-draft";

/**
 * Another name, another nature, or no longer offered. Matters that are there already keep the name
 * they were registered under; their limits were fixed with the dispatch.
 */
export const editCategory = command({
  name: "category.edit",
  input: editCategoryInput,
  output: doneOutput,
  find: ({ actor, tx }, { id }) =>
    tx.category.findFirst({
      where: { tenantId: actor.tenantId, id, parentId: { not: null } },
      select: { id: true },
    }),
  allow: (actor) => canEditCatalogue(actor),
  run: async ({ actor, tx }, category, { version, name, urgency, physical, retired }) => {
    const { count } = await tx.category.updateMany({
      where: { tenantId: actor.tenantId, id: category.id, version },
      data: {
        name,
        urgency,
        physical: physical === "yes",
        active: retired !== "yes",
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "catalogue.refusal.changed");
    return {
      result: { id: category.id },
      events: [{ name: "category.edited", subjectId: category.id, version: version + 1 }],
    };
  },
});
