import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { closingPeriods } from "../rules/life";
import { rhythmOf } from "./life";

const atOnce = 500;

/**
 * For the worker: branches that have not recorded what is usual in a period that is nearly over, each once a
 * month. The same rule as `isHeldBy`, said in SQL, so that a district of thousands costs one statement.
 */
export async function lifeRemindersDue(scope: Scope): Promise<{ id: string; month: string }[]> {
  const { actor, tx } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const closing = closingPeriods(await rhythmOf(scope), today);
  if (closing.length === 0) return [];
  const { settings } = await clockworkOf(scope);
  const month = `${today.slice(0, 7)}-01`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select p.id from party_organization p
    where p.tenant_id = ${actor.tenantId}::uuid and p.level = 'branch' and p.form <> 'functional' and p.closed_on is null
      and (p.life_reminded is null or p.life_reminded < ${month}::date)
      and exists (select from unnest(${closing.map(({ kind }) => kind)}::text[], ${closing.map(({ since }) => since)}::text[]) k (kind, since)
        where not exists (select from party_record r where r.tenant_id = p.tenant_id and r.party_id = p.id
            and r.kind = k.kind and r.held_on >= k.since::date and r.struck_at is null)
          and (k.kind <> 'group_meeting' or exists (select from party_organization g
            where g.tenant_id = p.tenant_id and g.parent_id = p.id and g.level = 'group' and g.closed_on is null))
          and (k.kind <> 'branch_committee' or coalesce((select c.full_members from party_head_count c
            where c.tenant_id = p.tenant_id and c.party_id = p.id order by c.counted_on desc, c.entered_at desc limit 1), 0)
              >= ${settings["org.branch.committeeFrom"]}::int))
    order by p.id limit ${atOnce}`;
  return rows.map(({ id }) => ({ id, month }));
}
