import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canAdminister, levelBelow, newCodeFault } from "../rules/admin";
import { officeNames } from "../office-names";
import { childPath, segment } from "../rules/path";
import { addAreaInput, type AddAreaInput } from "../schema/admin";
import { findArea, today } from "./find";
import { areaEvent } from "./record";

/** Adds a street, community, grid or building below an area, with its office where there is one. */
export const addArea = command({
  name: "area.add",
  input: addAreaInput,
  output: doneOutput,
  find: (scope, input) => findArea(scope, input.parentId),
  allow: (actor, parent) => canAdminister(actor, parent),
  run: async (scope, parent, input) => {
    const { actor, tx } = scope;
    const level = levelBelow(parent.level);
    const fault = newCodeFault(parent, input.code) ?? (await takenFault(scope, input));
    if (fault !== null || level === null) {
      throw new Refusal("invalid", "refusal.invalid", {
        fields: { code: fault ?? "admin.code.noneBelow" },
      });
    }
    const [number] = await tx.$queryRaw<{ n: number }[]>`select sec.next_area_seq(1) as n`;
    const row = {
      tenantId: actor.tenantId,
      id: newId(),
      path: childPath(parent.path, segment(number?.n ?? 0)),
      validFrom: today(scope),
    };
    const code = input.code ?? null;
    const households = level === "grid" ? (input.households ?? null) : null;
    await tx.area.createMany({
      data: { ...row, parentId: parent.id, level, code, name: input.name, households },
    });
    const office = officeNames(level, input.name);
    if (office !== null) {
      await tx.organization.createMany({
        data: { ...row, ...office, id: newId(), kind: "office", areaId: row.id },
      });
    }
    return { result: { id: row.id }, events: [areaEvent("area.added", row.id, { level, code })] };
  },
});

async function takenFault({ actor, tx }: Scope, { code, parentId, name }: AddAreaInput) {
  const same = await tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      ...(code === undefined ? { parentId, name } : { code }),
    },
    select: { id: true },
  });
  if (same === null) return null;
  if (code !== undefined) return "admin.code.taken";
  throw new Refusal("invalid", "refusal.invalid", { fields: { name: "admin.name.taken" } });
}
