import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { closeSlots } from "@/lib/parts/capacity/writes";
import { canChange } from "../rules/offers";
import { endInput } from "../schema/posts";
import { changedOne } from "./find";
import { findActivity } from "./find-activity";
import { callOffAhead } from "./shifts";

/**
 * 结束 and 取消: the one writer of how an activity ends. Members read the reason, and need not come to what
 * lies ahead.
 */
function ending(verb: "finishActivity" | "cancelActivity", status: "done" | "cancelled") {
  return command({
    name: `service.${verb}`,
    input: endInput,
    output: doneOutput,
    find: findActivity,
    allow: (actor, activity) => canChange(actor, activity),
    run: async (scope, { id, version }, { text }) => {
      const { actor, tx } = scope;
      changedOne(
        await tx.serviceActivity.updateMany({
          where: { tenantId: actor.tenantId, id, version },
          data: {
            status,
            endText: text,
            endedAt: new Date(actor.now),
            version: { increment: 1 },
          },
        }),
      );
      const claims = await callOffAhead(scope, id, text);
      await closeSlots(scope, id);
      const event = { name: `service.activity_${status}`, subjectId: id, version: version + 1 };
      return { result: { id }, events: [{ ...event, payload: { movedUp: 0, claims } }] };
    },
  });
}

export const finishActivity = ending("finishActivity", "done");
export const cancelActivity = ending("cancelActivity", "cancelled");
