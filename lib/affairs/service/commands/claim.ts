import "server-only";
import { command } from "@/lib/platform/command";
import { claimSlot } from "@/lib/parts/capacity/writes";
import { isMember } from "../rules/staff";
import { claimInput, claimOutput } from "../schema/posts";

/** 认领: a member takes a place, or the end of the waiting list. Nobody is put there by others (志愿服务条例 art. 25). */
export const claim = command({
  name: "service.claim",
  input: claimInput,
  output: claimOutput,
  find: ({ actor, tx }, { slotId }) =>
    isMember(actor).ok
      ? tx.slot.findFirst({
          where: { tenantId: actor.tenantId, id: slotId },
          select: { id: true, subjectId: true },
        })
      : Promise.resolve({ id: slotId, subjectId: slotId }),
  allow: (actor) => isMember(actor),
  run: async (scope, { id, subjectId }) => {
    const { claimId, answer, turn } = await claimSlot(scope, id);
    const event = { name: "service.claimed", subjectId };
    return {
      result: { claimId, answer, turn },
      events: [{ ...event, payload: { slot: id, answer } }],
    };
  },
});
