import "server-only";
import { talk, type Talk } from "@/lib/parts/meetings/schema";
import { canConvene } from "@/lib/parts/meetings/rules/rights";
import { councilLevels } from "@/lib/affairs/councils/rules/seats";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Where these matters are talked about: every topic that came of them, of the own level and of the ones above, with its
 * meeting and what was resolved. One statement.
 */
export async function talksOf({ actor, tx }: Scope, ticketIds: readonly string[]): Promise<Talk[]> {
  if (ticketIds.length === 0) return [];
  const rows = await tx.$queryRaw<unknown[]>`
    select root::text, depth, topic_id::text as "topicId", path, body_id::text as "bodyId", body_name as "bodyName", title,
      origin, status, entered_at as "enteredAt", raised_at as "raisedAt", answer, answered_by as "answeredBy",
      answered_at as "answeredAt", meeting_id::text as "meetingId", starts_at as "startsAt",
      meeting_status as "meetingStatus", resolutions
    from sec.talks_of_tickets(${[...ticketIds]}::uuid[])`;
  return talk
    .array()
    .parse(rows)
    .map((one) => ({ ...one, within: one.path >= actor.lo && one.path < actor.hi }));
}

/** The council whose meetings who looks prepares; null for everybody else. One statement. */
export async function convenedBy({
  actor,
  tx,
}: Scope): Promise<{ id: string; name: string } | null> {
  const row = await tx.council.findFirst({
    where: { tenantId: actor.tenantId, path: actor.lo, dissolvedOn: null },
    select: { id: true, name: true, level: true, path: true },
  });
  const level = councilLevels.find((one) => one === row?.level);
  if (row === null || level === undefined) return null;
  return canConvene(actor, { ...row, level }).ok ? { id: row.id, name: row.name } : null;
}
