import "server-only";
import { refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { Refusal } from "@/lib/platform/core/refusal";
import type { RetentionEvent } from "../events";
import { mayHold } from "../rules/policy";
import { liftInput } from "../schema";

/** 解除保全: with a reason; from then on the matter goes with the others of its age. */
export const liftHold = command({
  name: "retention.lift",
  input: liftInput,
  output: doneOutput,
  find: async ({ actor, tx }, { id }) => {
    const hold = await tx.retentionHold.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, liftedAt: true },
    });
    return hold === null ? null : { ...hold, root: actor.tenant.root };
  },
  allow: (actor, { liftedAt, root }) =>
    liftedAt === null ? mayHold(actor, root) : refused("wrong-status", "retention.refusal.lifted"),
  run: async ({ actor, tx }, { id }, { version, reason }) => {
    const { count } = await tx.retentionHold.updateMany({
      where: { tenantId: actor.tenantId, id, version, liftedAt: null },
      // Who and when is written by the database.
      data: {
        liftReason: reason,
        liftedAt: new Date(actor.now),
        liftedBy: "",
        version: version + 1,
      },
    });
    if (count === 0) throw new Refusal("conflict", "retention.refusal.lifted");
    const name: RetentionEvent = "retention.lifted";
    return { result: { id }, events: [{ name, subjectId: id, version: version + 1 }] };
  },
});
