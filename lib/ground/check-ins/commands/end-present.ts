import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { liveStatuses } from "../rules/workflow";
import { refuseChanged } from "./find";

/** Ends the member's present check-in, unless it is with the community that is asked for. */
export async function endPresent(
  { actor, tx }: Scope,
  memberId: string,
  endReason: "moved" | "handed_over",
  areaId?: string,
): Promise<"none" | "here" | "ended"> {
  const live = await tx.memberCheckIn.findFirst({
    where: { tenantId: actor.tenantId, memberId, status: { in: [...liveStatuses] } },
    select: { id: true, areaId: true, version: true },
  });
  if (live === null) return "none";
  if (live.areaId === areaId) return "here";
  const { count } = await tx.memberCheckIn.updateMany({
    where: { tenantId: actor.tenantId, id: live.id, version: live.version },
    data: {
      status: "ended",
      endReason,
      exemptReason: null,
      endedAt: new Date(actor.now),
      version: { increment: 1 },
    },
  });
  if (count === 0) refuseChanged();
  return "ended";
}
