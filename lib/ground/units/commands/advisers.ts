import "server-only";
import { command } from "@/lib/platform/command";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { adviserFault } from "../rules/facts";
import { canReach } from "../rules/rights";
import { adviserInput, endAdviserInput } from "../schema";
import { findOpenUnit, refuseChanged } from "./find";
import { todayOf, typedWrong, unitEvent } from "./record";

/** So many at once are named for one unit. */
const advisersMax = 10;

/** 选派指导员、联络员, 群团组织: from a day on, by whoever keeps the unit or those above. */
export const addAdviser = command({
  name: "units.addAdviser",
  input: adviserInput,
  output: doneOutput,
  find: (scope, { id }) => findOpenUnit(scope, { id }),
  allow: (actor, unit) => canReach(actor, unit),
  run: async (scope, { id, path }, input) => {
    const { actor, tx } = scope;
    const { tenantId } = actor;
    const wrong = adviserFault(input, todayOf(scope));
    if (wrong !== null) throw typedWrong(wrong);
    const there = await tx.unitAdviser.count({ where: { tenantId, unitId: id, endsOn: null } });
    if (there >= advisersMax) throw new Refusal("limit", "units.advisersFull");
    const { kind, name, startsOn, endsOn } = input;
    await tx.unitAdviser.createMany({
      data: [
        {
          tenantId,
          id: newId(),
          unitId: id,
          path,
          kind,
          name,
          startsOn: new Date(startsOn),
          endsOn: endsOn === undefined ? null : new Date(endsOn),
          enteredAt: new Date(actor.now),
          enteredBy: actor.name,
        },
      ],
    });
    return { result: { id }, events: [unitEvent("units.adviser_added", { id, path }, { kind })] };
  },
});

/** 结束: the last day; what was stays to be read. */
export const endAdviser = command({
  name: "units.endAdviser",
  input: endAdviserInput,
  output: doneOutput,
  find: async (scope, given) => {
    const { actor, tx } = scope;
    const adviser = await tx.unitAdviser.findFirst({
      where: {
        tenantId: actor.tenantId,
        id: given.id,
        endsOn: null,
        path: { gte: actor.lo, lt: actor.hi },
      },
      select: { id: true, version: true, unitId: true, kind: true, startsOn: true },
    });
    if (adviser === null) return null;
    if (adviser.version !== given.version) refuseChanged();
    const unit = await findOpenUnit(scope, { id: adviser.unitId });
    return unit === null ? null : { ...unit, adviser };
  },
  allow: (actor, unit) => canReach(actor, unit),
  run: async (scope, { id, path, adviser }, { endsOn }) => {
    const { actor, tx } = scope;
    const wrong = adviserFault({ startsOn: isoDay(adviser.startsOn), endsOn }, todayOf(scope));
    if (wrong !== null) throw typedWrong(wrong);
    const { count } = await tx.unitAdviser.updateMany({
      where: { tenantId: actor.tenantId, id: adviser.id, version: adviser.version, endsOn: null },
      data: { endsOn: new Date(endsOn), version: { increment: 1 } },
    });
    if (count === 0) refuseChanged();
    const about = { kind: adviser.kind };
    return { result: { id }, events: [unitEvent("units.adviser_ended", { id, path }, about)] };
  },
});
