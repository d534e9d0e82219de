import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { nextCode } from "../rules/categories";
import { addCategoryInput } from "../schema/categories";
import { canEditCatalogue } from "./catalogue-draft";
import { refuseField } from "./field";

/** A new category below a major one; it is offered at once. */
export const addCategory = command({
  name: "category.add",
  input: addCategoryInput,
  output: doneOutput,
  find: ({ actor, tx }, { parentId }) =>
    tx.category.findFirst({
      where: { tenantId: actor.tenantId, id: parentId, parentId: null },
      select: { id: true, code: true },
    }),
  allow: (actor) => canEditCatalogue(actor),
  run: async ({ actor, tx }, major, { name, urgency, physical }) => {
    const siblings = await tx.category.findMany({
      where: { tenantId: actor.tenantId, parentId: major.id },
      select: { code: true, name: true },
    });
    if (siblings.some((one) => one.name === name))
      throw refuseField("name", "catalogue.refusal.taken");
    const code = nextCode(
      major.code,
      siblings.map((one) => one.code),
    );
    if (code === null) throw new Refusal("limit", "catalogue.refusal.full");
    const id = newId();
    await tx.category.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        code,
        parentId: major.id,
        name,
        urgency,
        physical: physical === "yes",
        sort: Number(code),
      },
    });
    return { result: { id }, events: [{ name: "category.added", subjectId: id, version: 1 }] };
  },
});
