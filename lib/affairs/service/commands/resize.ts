import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { resizeSlot } from "@/lib/parts/capacity/writes";
import { canOffer } from "../rules/offers";
import { isServiceReader } from "../rules/staff";
import { resizeInput } from "../schema/posts";

/** 调整名额: more places, or fewer but never below those who hold one. */
export const resize = command({
  name: "service.resize",
  input: resizeInput,
  output: doneOutput,
  find: ({ actor, tx }, { slotId }) =>
    isServiceReader(actor)
      ? tx.slot.findFirst({
          where: { tenantId: actor.tenantId, id: slotId },
          select: { id: true, subjectId: true },
        })
      : Promise.resolve(null),
  allow: (actor) => canOffer(actor),
  run: async (scope, { id, subjectId }, { capacity }) => {
    const claims = await resizeSlot(scope, id, capacity);
    const event = { name: "service.resized", subjectId };
    const payload = { slot: id, capacity, movedUp: claims.length, claims };
    return { result: { id }, events: [{ ...event, payload }] };
  },
});
