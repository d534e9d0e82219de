import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { streetPathOf } from "@/lib/ground/settings/rules/versions";
import type { Scope } from "@/lib/platform/db/scope";
import type { UnsolvedCause } from "../rules/cards";

/** A matter in work that calls for supervision, once for each cause. */
interface Cause {
  id: string;
  cause: UnsolvedCause;
}

/**
 * Work of which no card was proposed yet for this cause, whatever was decided on it: a matter that was
 * reported by so many (the members of its cluster) or urged so often, and one whose resident was not
 * content with a second handling. How many are many is the district's number, or its street's.
 */
export async function unsolvedMatters(scope: Scope, only?: string): Promise<Cause[]> {
  const { actor, tx } = scope;
  const rows = await tx.$queryRaw<
    { id: string; path: string; again: number; dissatisfied: boolean; proposed: string[] }[]
  >`
    with linked as (
      select m.lead_ticket_id as id, count(*)::int as n from ticket m
      where m.tenant_id = ${actor.tenantId}::uuid and m.lead_ticket_id is not null and m.status = 'linked'
      group by m.lead_ticket_id
    ), again as (
      select t.id from ticket t where t.tenant_id = ${actor.tenantId}::uuid and t.hurried > 0 and t.status = any (${[...inWork]})
      union select id from linked
      union select r.ticket_id from rating r
        where r.tenant_id = ${actor.tenantId}::uuid and r.round > 1 and (r.solved = 'no' or r.satisfied = 'no')
    )
    select a.id, a.path, t.hurried + coalesce(l.n, 0) as again,
      exists (select from rating r where r.tenant_id = a.tenant_id and r.ticket_id = a.ticket_id
        and r.round > 1 and r.round < a.round and (r.solved = 'no' or r.satisfied = 'no')) as dissatisfied,
      array(select s.cause from supervision s where s.tenant_id = a.tenant_id and s.assignment_id = a.id) as proposed
    from again g
    join ticket t on t.tenant_id = ${actor.tenantId}::uuid and t.id = g.id
    join assignment a on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id and a.status = any (${[...inWork]})
    left join linked l on l.id = t.id
    where ${only ?? null}::uuid is null or a.id = ${only ?? null}::uuid
    order by a.id`;
  const many = new Map<string, number>();
  const found: Cause[] = [];
  for (const { id, path, again, dissatisfied, proposed } of rows) {
    const street = streetPathOf(path) ?? "";
    const from =
      many.get(street) ?? (await clockworkOf(scope, path)).settings["supervise.repeatedFrom"];
    many.set(street, from);
    if (again >= from && !proposed.includes("repeated")) found.push({ id, cause: "repeated" });
    if (dissatisfied && !proposed.includes("dissatisfied"))
      found.push({ id, cause: "dissatisfied" });
  }
  return found;
}

/** While it can still be supervised; a deferral waits for its review. */
const inWork = ["dispatched", "accepted", "in_progress", "return_requested", "sign_off"] as const;
