import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { canAdminister } from "@/lib/ground/territory/rules/admin";
import { addDepartmentInput } from "../schema";
import { organizationEvent, today } from "./find";

/** Sets up a department of the district, or of a street. Offices come with their areas. */
export const addDepartment = command({
  name: "organization.add",
  input: addDepartmentInput,
  output: doneOutput,
  find: ({ actor, tx }, input) =>
    tx.area.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: input.areaId,
        validTo: null,
        level: { in: ["district", "street"] },
      },
      select: { id: true, path: true },
    }),
  allow: (actor, area) => canAdminister(actor, area),
  run: async (scope, area, input) => {
    const { actor, tx } = scope;
    const same = await tx.organization.findFirst({
      where: { tenantId: actor.tenantId, name: input.name, validTo: null },
      select: { id: true },
    });
    if (same !== null) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { name: "admin.name.taken" } });
    }
    const id = newId();
    await tx.organization.createMany({
      data: {
        tenantId: actor.tenantId,
        id,
        kind: "department",
        areaId: area.id,
        path: area.path,
        name: input.name,
        shortName: input.shortName,
        phone: input.phone ?? null,
        signOff: input.signOff === "on",
        validFrom: today(scope),
      },
    });
    return { result: { id }, events: [organizationEvent("organization.added", id, 1)] };
  },
});
