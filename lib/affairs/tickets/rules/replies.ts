import type { ActorFacts } from "@/lib/platform/access/actor";

export const replyTitleMax = 30;
export const replyBodyMax = 500;

/** A reply belongs to the area or the organization whose duty wrote it. */
export interface PlacedReply {
  path: string;
  organizationId: string | null;
}

/** Who works for the same area or organization keeps its replies; everybody else reads them. */
export function canEditReply(actor: ActorFacts, reply: PlacedReply): boolean {
  return (
    canWriteReplies(actor) &&
    reply.path === actor.lo &&
    reply.organizationId === actor.organizationId
  );
}

export function canWriteReplies(actor: ActorFacts): boolean {
  return actor.dutyId !== null && actor.role !== "system_admin";
}
