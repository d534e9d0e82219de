import "server-only";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";

/** Clocks planned before this instant were reckoned by other settings than today's. */
export async function settingsStamp({ actor, tx }: Scope): Promise<Date> {
  const rows = await tx.$queryRaw<{ stamp: Date }[]>`
    select greatest(timestamptz '1970-01-02', max(greatest(s.entered_at, s.valid_from::timestamp at time zone ${actor.tenant.timeZone}))) as stamp
    from setting s where s.tenant_id = ${actor.tenantId}::uuid
      and s.valid_from <= (${actor.at} at time zone ${actor.tenant.timeZone})::date`;
  return rows[0]?.stamp ?? new Date("1970-01-02T00:00:00Z");
}

/** Where a page ends; the next one begins behind it. */
export interface Cursor {
  at: Date;
  id: string;
}

/** Clocks whose next step has not been reckoned, or by older settings. A page; keyset, no upper bound. */
export async function clocksToPlan(scope: Scope, after: Cursor | null, take: number) {
  const { actor, tx } = scope;
  const stamp = await settingsStamp(scope);
  return tx.$queryRaw<Cursor[]>`
    select c.id, c.planned_by as at from clock c
    where c.tenant_id = ${actor.tenantId}::uuid and c.ended_at is null and c.planned_by < ${stamp} ${behind("planned_by", after)}
    order by c.planned_by, c.id limit ${take}`;
}

export interface DueClock extends Cursor {
  subjectId: string;
  kind: string;
  generation: number;
  step: number;
}

/** Clocks at which something is to be done by now, the longest due first. A page, as above. */
export function clocksDue({ actor, tx }: Scope, after: Cursor | null, take: number) {
  return tx.$queryRaw<DueClock[]>`
    select c.id, c.next_at as at, c.subject_id as "subjectId", c.kind, c.generation, c.step from clock c
    where c.tenant_id = ${actor.tenantId}::uuid and c.next_at <= ${actor.at} ${behind("next_at", after)}
    order by c.next_at, c.id limit ${take}`;
}

function behind(column: "planned_by" | "next_at", after: Cursor | null): Prisma.Sql {
  if (after === null) return Prisma.empty;
  return column === "next_at"
    ? Prisma.sql`and (c.next_at, c.id) > (${after.at}, ${after.id}::uuid)`
    : Prisma.sql`and (c.planned_by, c.id) > (${after.at}, ${after.id}::uuid)`;
}
