import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { Refusal } from "@/lib/platform/core/refusal";

/** An administrator has mended what was wrong: the message goes out with the next run. */
export const retryDelivery = command({
  name: "delivery.retry",
  input: z.strictObject({ id: z.uuid(), version: z.coerce.number().int().min(1) }),
  output: z.strictObject({}),
  find: ({ actor, tx }, { id }) =>
    actor.role === "system_admin"
      ? tx.delivery.findFirst({
          where: { tenantId: actor.tenantId, id, path: { gte: actor.lo, lt: actor.hi } },
          select: { id: true, status: true, version: true },
        })
      : Promise.resolve(null),
  allow: (actor, { status }) => {
    if (actor.role !== "system_admin") return refused("forbidden", "refusal.role");
    return status === "failed" || status === "given_up"
      ? allowed
      : refused("wrong-status", "deliveries.notFailed");
  },
  run: async ({ actor, tx }, { id }, { version }) => {
    const { count } = await tx.delivery.updateMany({
      where: { tenantId: actor.tenantId, id, version },
      data: {
        status: "pending",
        attempts: 0,
        nextTryAt: new Date(actor.now),
        version: { increment: 1 },
      },
    });
    if (count === 0) throw new Refusal("conflict", "deliveries.changed");
    return { result: {}, events: [{ name: "delivery.retried", subjectId: id }] };
  },
});
