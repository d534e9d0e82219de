import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** Where a ticket stands for everybody to read. */
export interface OnWall {
  ticketId: string;
  entryId: string;
  wall: "issue" | "echo";
}

/** Which of these tickets stand on the problem wall or the echo wall. One statement. */
export async function onWalls(
  { actor, tx }: Scope,
  ticketIds: readonly string[],
): Promise<OnWall[]> {
  if (ticketIds.length === 0) return [];
  return tx.$queryRaw<OnWall[]>`
    select e.ticket_id::text as "ticketId", e.id::text as "entryId", v.wall
    from wall_entry e join pub.entry v on v.tenant_id = e.tenant_id and v.id = e.id
    where e.tenant_id = ${actor.tenantId}::uuid and e.ticket_id = any(${[...ticketIds]}::uuid[])
      and e.status = 'published'`;
}
