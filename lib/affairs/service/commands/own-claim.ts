import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { isMember } from "../rules/staff";

/** The member's own claim that still stands; a stand-in for others, whom `allow` then refuses. */
export async function ownClaim({ actor, tx }: Scope, id: string) {
  if (!isMember(actor).ok) return { id, subjectId: id, slotId: id };
  return tx.claim.findFirst({
    where: {
      tenantId: actor.tenantId,
      id,
      memberId: actor.personId ?? "",
      status: { in: ["held", "waiting"] },
    },
    select: { id: true, subjectId: true, slotId: true },
  });
}
