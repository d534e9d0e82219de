import "server-only";
import { command } from "@/lib/platform/command";
import type { Scope } from "@/lib/platform/db/scope";
import { periodBy, type Period } from "../rules/periods";
import { isJob } from "../rules/staff";
import { recordsSql, spanOf } from "../queries/records";
import { generateStatementsInput, generateStatementsOutput } from "../schema/statements";

/** As many as one transaction writes. */
const batch = 1000;

/**
 * 双报告 from the records: a statement for each member with something on record, and for each unit
 * that has reported. The unique key makes it once, however often the worker comes and how many there are.
 */
export const generateStatements = command({
  name: "statement.generate",
  input: generateStatementsInput,
  output: generateStatementsOutput,
  find: ({ actor }, { kind, fromDay }) =>
    Promise.resolve(actor.role === "job" ? periodBy(kind, fromDay) : null),
  allow: (actor) => isJob(actor),
  run: async (scope, period) => {
    const members = await forMembers(scope, period);
    const units = members < batch ? await forUnits(scope, period) : 0;
    const { kind, fromDay } = period;
    const payload = { kind, fromDay, members, units };
    const event = { name: "statement.generated", subjectId: scope.actor.tenantId, payload };
    return { result: { members, units }, events: members + units === 0 ? [] : [event] };
  },
});

function forMembers(scope: Scope, period: Period): Promise<number> {
  const { actor, tx } = scope;
  const records = recordsSql(actor.tenantId, spanOf(scope, period));
  return tx.$executeRaw`
    insert into service_statement (tenant_id, id, path, area_id, subject, member_id, organization_id, unit_name,
      kind, from_day, to_day, posts, minutes, wishes, pledges, fulfilled, status, generated_at)
    select ${actor.tenantId}::uuid, gen_random_uuid(), x.path, x.area_id, 'member', x.member_id, x.unit_id, x.unit_name,
      ${period.kind}, ${period.fromDay}::date, ${period.toDay}::date,
      x.posts, x.minutes, x.wishes, x.pledges, x.fulfilled, 'drafted', ${actor.at}
    from (${records}) x
    where not exists (select from service_statement s where s.tenant_id = ${actor.tenantId}::uuid
      and s.member_id = x.member_id and s.kind = ${period.kind} and s.from_day = ${period.fromDay}::date)
    limit ${batch}
    on conflict do nothing`;
}

/** Of a unit: how many of its members have reported, and what they did together. No shares, no comparison. */
function forUnits(scope: Scope, period: Period): Promise<number> {
  const { actor, tx } = scope;
  const span = spanOf(scope, period);
  const records = recordsSql(actor.tenantId, span);
  return tx.$executeRaw`
    insert into service_statement (tenant_id, id, path, area_id, subject, organization_id, unit_name,
      kind, from_day, to_day, members, posts, minutes, wishes, pledges, fulfilled, status, generated_at)
    select u.tenant_id, gen_random_uuid(), u.path, u.area_id, 'unit', u.organization_id, u.unit_name,
      ${period.kind}, ${period.fromDay}::date, ${period.toDay}::date,
      (select count(*) from member_check_in k where k.tenant_id = u.tenant_id and k.unit_id = u.organization_id
        and k.status = 'active' and k.submitted_at < ${span.to}),
      d.posts, d.minutes, d.wishes, d.pledges, d.fulfilled, 'drafted', ${actor.at}
    from unit_check_in u
    cross join lateral (select coalesce(sum(x.posts), 0) as posts, coalesce(sum(x.minutes), 0) as minutes,
      coalesce(sum(x.wishes), 0) as wishes, coalesce(sum(x.pledges), 0) as pledges,
      coalesce(sum(x.fulfilled), 0) as fulfilled from (${records}) x where x.unit_id = u.organization_id) d
    where u.tenant_id = ${actor.tenantId}::uuid and u.status = 'active' and u.submitted_at < ${span.to}
      and d.posts + d.minutes + d.wishes + d.pledges + d.fulfilled > 0
    on conflict do nothing`;
}
