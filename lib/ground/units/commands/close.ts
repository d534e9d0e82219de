import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canKeep } from "../rules/rights";
import { closeInput, reopenInput } from "../schema";
import { findUnit, type UnitSubject } from "./find";
import {
  changeUnit,
  followUnit,
  refuseWithTenants,
  sealedContact,
  todayOf,
  typedWrong,
  unitEvent,
} from "./record";

/** 注销: it leaves every figure and stays to be read, with where that was found out. Who was its contact is forgotten. */
export const closeUnit = command({
  name: "units.close",
  input: closeInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canKeep(actor, unit),
  run: async (scope, unit, { on, reason, note }) => {
    const { id, path, version } = unit;
    if (unit.closedOn !== null) throw new Refusal("wrong-status", "units.isClosed");
    if (on > todayOf(scope)) throw typedWrong({ field: "on", key: "field.unitDayAhead" });
    await refuseWithTenants(scope, id);
    const moved = await changeUnit(
      scope,
      { id, version },
      { ...sealedContact({}), closedOn: new Date(on) },
    );
    await writeStep(scope, unit, { step: "closed", reason, on, note });
    const followed = await followUnit(scope, { id, path }, await nameOf(scope, id));
    return {
      result: { id },
      events: [unitEvent("units.closed", { id, path, version: moved }, { reason }), ...followed],
    };
  },
});

/** 恢复: it was no shell, or operates again. */
export const reopenUnit = command({
  name: "units.reopen",
  input: reopenInput,
  output: doneOutput,
  find: findUnit,
  allow: (actor, unit) => canKeep(actor, unit),
  run: async (scope, unit, { note }) => {
    const { id, path, version } = unit;
    if (unit.closedOn === null) throw new Refusal("wrong-status", "units.isOpen");
    const moved = await changeUnit(scope, { id, version }, { closedOn: null });
    await writeStep(scope, unit, { step: "reopened", reason: null, on: todayOf(scope), note });
    const followed = await followUnit(scope, { id, path }, await nameOf(scope, id));
    return {
      result: { id },
      events: [unitEvent("units.reopened", { id, path, version: moved }), ...followed],
    };
  },
});

async function nameOf({ actor, tx }: Scope, id: string): Promise<string> {
  const row = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { name: true },
  });
  return row?.name ?? "";
}

async function writeStep(
  { actor, tx }: Scope,
  { id, path }: UnitSubject,
  given: { step: "closed" | "reopened"; reason: string | null; on: string; note: string },
): Promise<void> {
  await tx.unitStep.createMany({
    data: [
      {
        tenantId: actor.tenantId,
        id: newId(),
        unitId: id,
        path,
        step: given.step,
        reason: given.reason,
        happenedOn: new Date(given.on),
        note: given.note,
        enteredAt: new Date(actor.now),
        enteredBy: actor.name,
      },
    ],
  });
}
