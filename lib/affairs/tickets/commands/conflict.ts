import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Called when a conditional write met no row: somebody was faster. Tells who did what and when, so
 * that the second of two clerks knows and loses nothing.
 */
export async function refuseConflict({ actor, tx }: Scope, ticketId: string): Promise<never> {
  const last = await tx.event.findFirst({
    where: { tenantId: actor.tenantId, ticketId },
    orderBy: { seq: "desc" },
    select: { name: true, actorName: true, at: true },
  });
  throw new Refusal("conflict", `conflict.${last?.name ?? "unknown"}`, {
    values: {
      by: last?.actorName ?? "",
      at:
        last?.at.toLocaleString("zh-CN", {
          timeZone: actor.tenant.timeZone,
          month: "numeric",
          day: "numeric",
          hour: "2-digit",
          minute: "2-digit",
        }) ?? "",
    },
  });
}
