import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** How many members an organization has: its own count, or those of all branches below it added up. */
export interface PartySizeRow {
  full: number | null;
  probationary: number | null;
  /** The oldest of the counts that were added up. */
  countedOn: string | null;
  branches: number;
  uncounted: number;
}

export const noSize: PartySizeRow = {
  full: null,
  probationary: null,
  countedOn: null,
  branches: 0,
  uncounted: 0,
};

/** Of each branch the count of the latest day, entered last; members of a project belong elsewhere. One statement. */
export async function sizesOf(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<Map<string, PartySizeRow>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.$queryRaw<(PartySizeRow & { id: string })[]>`
    with recursive below as (
      select p.id as top, p.id, p.level, true as belongs from party_organization p
      where p.tenant_id = ${actor.tenantId}::uuid and p.id = any(${[...ids]}::uuid[])
      union all
      select b.top, p.id, p.level, p.form is null or p.form not in ('project', 'functional') from below b join party_organization p on p.tenant_id = ${actor.tenantId}::uuid
        and p.parent_id = b.id and p.closed_on is null)
    select b.top as id, sum(h.full_members)::int as "full", sum(h.probationary)::int as probationary,
      to_char(min(h.counted_on), 'YYYY-MM-DD') as "countedOn",
      count(*) filter (where b.level = 'branch')::int as branches,
      count(*) filter (where b.level = 'branch' and h.full_members is null)::int as uncounted
    from (select * from below where belongs) b left join lateral (
      select c.full_members, c.probationary, c.counted_on from party_head_count c
      where c.tenant_id = ${actor.tenantId}::uuid and c.party_id = b.id
      order by c.counted_on desc, c.entered_at desc limit 1) h on true
    group by b.top`;
  return new Map(rows.map(({ id, ...row }) => [id, row]));
}
