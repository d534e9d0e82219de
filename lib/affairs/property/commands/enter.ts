import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { committeeFault, managementFault } from "../rules/estates";
import { canEnter } from "../rules/rights";
import { enterInput } from "../schema";
import {
  companyOf,
  managedBy,
  propertyEvent,
  refuseGridsElsewhere,
  todayOf,
  typedWrong,
  writeManagement,
} from "./record";

/** 登记小区 of the own community, with who manages it and since when. */
export const enterEstate = command({
  name: "property.enter",
  input: enterInput,
  output: doneOutput,
  find: async ({ actor, tx }) => {
    // A wrong role is told so by `allow`.
    if (!canEnter(actor).ok) return { id: "", path: "" };
    return tx.area.findFirst({
      where: { tenantId: actor.tenantId, path: actor.lo, level: "community", validTo: null },
      select: { id: true, path: true },
    });
  },
  allow: (actor) => canEnter(actor),
  run: async (scope, { id: areaId, path }, input) => {
    const { actor, tx } = scope;
    const { name, housing, households, gridIds, committee, committeeUntil, ...given } = input;
    const wrong =
      committeeFault(input) ?? managementFault(given, { today: todayOf(scope), after: null });
    if (wrong !== null) throw typedWrong(wrong);
    await refuseGridsElsewhere(scope, path, gridIds);
    const twin = await tx.estate.findFirst({
      where: { tenantId: actor.tenantId, areaId, name, closedOn: null },
      select: { id: true },
    });
    if (twin !== null) throw typedWrong({ field: "name", key: "field.estateThere" });
    const { companyId } = given;
    const company =
      companyId === undefined ? null : { id: companyId, name: await companyOf(scope, companyId) };
    const managed = managedBy(given.mode, company, given.contractUntil);
    const id = newId();
    await tx.estate.createMany({
      data: [
        {
          ...managed,
          tenantId: actor.tenantId,
          id,
          path,
          areaId,
          name,
          housing,
          households: households ?? null,
          gridIds,
          committee,
          committeeUntil: committeeUntil === undefined ? null : new Date(committeeUntil),
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    await writeManagement(scope, { id, path }, { managed, startsOn: given.startsOn, note: null });
    const event = propertyEvent("property.entered", { id, path, version: 1 }, { mode: given.mode });
    return { result: { id }, events: [event] };
  },
});
