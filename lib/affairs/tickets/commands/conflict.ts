import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDateTime } from "@/lib/platform/i18n/time";

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
  const { timeZone } = actor.tenant;
  throw new Refusal("conflict", `conflict.${last?.name ?? "unknown"}`, {
    values: {
      by: last?.actorName ?? "",
      at: last === null ? "" : formatDateTime(last.at, timeZone, actor.now),
    },
  });
}
