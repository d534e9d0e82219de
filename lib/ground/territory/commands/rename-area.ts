import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { canAdminister } from "../rules/admin";
import { officeNames } from "../office-names";
import { renameAreaInput } from "../schema/admin";
import { findArea, refuseChanged } from "./find";
import { areaEvent } from "./record";

/** Gives an area another name; an office that was named after it follows. */
export const renameArea = command({
  name: "area.rename",
  input: renameAreaInput,
  output: doneOutput,
  find: (scope, input) => findArea(scope, input.id),
  allow: (actor, area) => canAdminister(actor, area),
  run: async ({ actor, tx }, area, input) => {
    const { tenantId } = actor;
    const { count } = await tx.area.updateMany({
      where: { tenantId, id: area.id, name: input.was, validTo: null },
      data: { name: input.name },
    });
    if (count === 0) refuseChanged();
    const before = officeNames(area.level, area.name);
    const after = officeNames(area.level, input.name);
    if (before !== null && after !== null) {
      await tx.organization.updateMany({
        where: { tenantId, areaId: area.id, kind: "office", validTo: null, ...before },
        data: { ...after, version: { increment: 1 } },
      });
    }
    return { result: { id: area.id }, events: [areaEvent("area.renamed", area.id)] };
  },
});
