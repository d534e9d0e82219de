import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canAdminister } from "../rules/admin";
import { endAreaInput } from "../schema/admin";
import { findArea, today, type AreaSubject } from "./find";
import { areaEvent } from "./record";

/**
 * Ends an area on a day that is not in the future. What was reported there stays as it was
 * (DOMAIN §3.1); nothing may be left below it, and nobody may still hold a duty there.
 */
export const endArea = command({
  name: "area.end",
  input: endAreaInput,
  output: doneOutput,
  find: (scope, input) => findArea(scope, input.id),
  allow: (actor, area) => canAdminister(actor, area),
  run: async (scope, area, input) => {
    const { actor, tx } = scope;
    const on = new Date(input.on);
    if (area.level === "district") throw new Refusal("wrong-status", "admin.refusal.district");
    if (on > today(scope) || on < area.validFrom) {
      throw new Refusal("invalid", "refusal.invalid", { fields: { on: "admin.end.day" } });
    }
    await requireEmpty(scope, area);
    const inForce = { tenantId: actor.tenantId, validTo: null };
    const { count } = await tx.area.updateMany({
      where: { ...inForce, id: area.id },
      data: { validTo: on },
    });
    if (count === 0) throw new Refusal("conflict", "admin.refusal.changed");
    await tx.organization.updateMany({
      where: { ...inForce, areaId: area.id, kind: "office" },
      data: { validTo: on, version: { increment: 1 } },
    });
    return {
      result: { id: area.id },
      events: [areaEvent("area.ended", area.id, { on: input.on })],
    };
  },
});

async function requireEmpty(scope: Scope, area: AreaSubject): Promise<void> {
  const { actor, tx } = scope;
  const child = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, parentId: area.id, validTo: null },
    select: { id: true },
  });
  if (child !== null) throw new Refusal("wrong-status", "admin.refusal.hasChildren");
  const duty = await tx.duty.findFirst({
    where: {
      tenantId: actor.tenantId,
      areaId: area.id,
      OR: [{ validTo: null }, { validTo: { gte: today(scope) } }],
    },
    select: { id: true },
  });
  if (duty !== null) throw new Refusal("wrong-status", "admin.refusal.hasDuties");
  const department = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, areaId: area.id, kind: "department", validTo: null },
    select: { id: true },
  });
  if (department !== null) throw new Refusal("wrong-status", "admin.refusal.hasDepartments");
}
