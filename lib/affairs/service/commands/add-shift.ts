import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { canChange } from "../rules/offers";
import { addShiftInput } from "../schema/posts";
import { changedOne } from "./find";
import { findActivity } from "./find-activity";
import { openShifts } from "./shifts";

/** 加班次: one more time at which people can take part. */
export const addShift = command({
  name: "service.addShift",
  input: addShiftInput,
  output: doneOutput,
  find: findActivity,
  allow: (actor, activity) => canChange(actor, activity),
  run: async (scope, activity, input) => {
    const { actor, tx } = scope;
    const { id, version } = activity;
    changedOne(
      await tx.serviceActivity.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: { version: { increment: 1 } },
      }),
    );
    const shifts = await openShifts(scope, activity, input);
    const event = { name: "service.shift_added", subjectId: id, version: version + 1 };
    return { result: { id }, events: [{ ...event, payload: { shifts } }] };
  },
});
