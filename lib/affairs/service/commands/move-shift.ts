import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { moveSlot } from "@/lib/parts/capacity/writes";
import { canChange } from "../rules/offers";
import { moveShiftInput } from "../schema/posts";
import { changedOne } from "./find";
import { findActivity } from "./find-activity";
import { shiftOf, timesOf } from "./shifts";

/** 改时间: the shift is at another time; whoever had taken it reads both and may give it back. */
export const moveShift = command({
  name: "service.moveShift",
  input: moveShiftInput,
  output: doneOutput,
  find: findActivity,
  allow: (actor, activity) => canChange(actor, activity),
  run: async (scope, { id, version }, { slotId, ...typed }) => {
    const { actor, tx } = scope;
    await shiftOf(scope, id, slotId);
    const { startsAt, endsAt } = timesOf(scope, typed);
    changedOne(
      await tx.serviceActivity.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { version: { increment: 1 } },
      }),
    );
    const claims = await moveSlot(scope, slotId, {
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
      cancelUntil: new Date(startsAt - typed.cancelHours * 3_600_000),
    });
    const event = { name: "service.shift_moved", subjectId: id, version: version + 1 };
    const payload = { slot: slotId, movedUp: 0, claims };
    return { result: { id }, events: [{ ...event, payload }] };
  },
});
