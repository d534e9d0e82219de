import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { addListedInput } from "../schema/catalogue";
import { canEditCatalogue } from "./catalogue-draft";
import { refuseField } from "./field";

/** 社区工作事项清单: from a day on, the communities of a place may lead a category. */
export const addListedDuty = command({
  name: "dutyList.add",
  input: addListedInput,
  output: doneOutput,
  find: async ({ actor, tx }, { areaId }) =>
    actor.areaId === null
      ? null
      : tx.area.findFirst({
          where: {
            tenantId: actor.tenantId,
            id: areaId,
            validTo: null,
            level: { in: ["district", "street", "community"] },
          },
          select: { id: true, path: true },
        }),
  allow: (actor) => canEditCatalogue(actor),
  run: async ({ actor, tx }, area, { categoryId, from, reference }) => {
    const category = await tx.category.findFirst({
      where: { tenantId: actor.tenantId, id: categoryId, parentId: { not: null } },
      select: { id: true },
    });
    if (category === null) throw refuseField("categoryId", "field.choose");
    const id = newId();
    await tx.dutyList.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        areaId: area.id,
        path: area.path,
        categoryId,
        validFrom: new Date(from),
        reference,
      },
    });
    return {
      result: { id },
      events: [
        { name: "duty_list.added", subjectId: id, version: 1, payload: { categoryId, from } },
      ],
    };
  },
});
