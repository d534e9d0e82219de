import "server-only";
import { z } from "zod";
import { allowed, refused } from "@/lib/platform/access/actor";
import { command } from "@/lib/platform/command";
import { expectedStatuses } from "../rules/whistle";
import type { WhistleEvent } from "../events";

const event: WhistleEvent = "whistle.overdue";

/**
 * Tells, once, that a department which is expected was not there in time. Whoever comes second finds
 * it told; whoever has come, refused or been sent home meanwhile is not late any more.
 */
export const markOverdue = command({
  name: "whistle.markOverdue",
  input: z.strictObject({ id: z.uuid() }),
  output: z.strictObject({ told: z.boolean() }),
  find: ({ actor, tx }, { id }) =>
    tx.whistleResponse.findFirst({
      where: { tenantId: actor.tenantId, id },
      select: { id: true, callId: true, organizationId: true, version: true, arriveBy: true },
    }),
  allow: (actor) => (actor.role === "job" ? allowed : refused("forbidden", "refusal.role")),
  run: async ({ actor, tx }, { id, callId, organizationId, version, arriveBy }) => {
    const { count } = await tx.whistleResponse.updateMany({
      where: {
        tenantId: actor.tenantId,
        id,
        status: { in: [...expectedStatuses] },
        overdueToldAt: null,
        arriveBy: { lte: new Date(actor.now) },
      },
      data: { overdueToldAt: new Date(actor.now) },
    });
    if (count === 0) return { result: { told: false }, events: [] };
    const payload = { arriveBy: arriveBy.getTime() };
    return {
      result: { told: true },
      events: [{ name: event, subjectId: callId, organizationId, version, payload }],
    };
  },
});
