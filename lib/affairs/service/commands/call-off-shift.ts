import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { callOff } from "@/lib/parts/capacity/writes";
import { canChange } from "../rules/offers";
import { callOffInput } from "../schema/posts";
import { changedOne } from "./find";
import { findActivity } from "./find-activity";
import { shiftOf } from "./shifts";

/** 取消班次: this one time alone; the activity goes on. Whoever had taken it reads the reason. */
export const callOffShift = command({
  name: "service.callOffShift",
  input: callOffInput,
  output: doneOutput,
  find: findActivity,
  allow: (actor, activity) => canChange(actor, activity),
  run: async (scope, { id, version }, { slotId, text }) => {
    const { actor, tx } = scope;
    await shiftOf(scope, id, slotId);
    changedOne(
      await tx.serviceActivity.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { version: { increment: 1 } },
      }),
    );
    const claims = await callOff(scope, [slotId], text);
    const event = { name: "service.shift_called_off", subjectId: id, version: version + 1 };
    const payload = { slot: slotId, movedUp: 0, claims };
    return { result: { id }, events: [{ ...event, payload }] };
  },
});
