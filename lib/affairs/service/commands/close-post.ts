import "server-only";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { closeSlots } from "@/lib/parts/capacity/writes";
import { canChange } from "../rules/offers";
import { isServiceReader } from "../rules/staff";
import { endInput } from "../schema/posts";
import { changedOne, checked } from "./find";

/** 撤岗: nobody can take the post any more; what was done on it stays. */
export const closePost = command({
  name: "service.closePost",
  input: endInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id, version }) => {
    if (!isServiceReader(actor)) return null;
    const post = await tx.servicePost.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, version: true, status: true },
    });
    return checked(post, version);
  },
  allow: (actor, post) => canChange(actor, post),
  run: async (scope, { id, version }, { text }) => {
    const { actor, tx } = scope;
    changedOne(
      await tx.servicePost.updateMany({
        where: { tenantId: actor.tenantId, id, version },
        data: {
          status: "closed",
          endText: text,
          endedAt: new Date(actor.now),
          version: { increment: 1 },
        },
      }),
    );
    await closeSlots(scope, id);
    const event = { name: "service.post_closed", subjectId: id, version: version + 1 };
    return { result: { id }, events: [event] };
  },
});
