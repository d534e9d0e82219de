import "server-only";
import { z } from "zod";
import { isoDay, type IsoDate } from "@/lib/platform/core/calendar-day";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { soonUntil } from "../rules/agreements";
import { isSecretary, writesAt } from "../rules/rights";
import { stepsUntil, waitingKinds, type WaitingKind } from "../rules/waiting";

export interface WaitingLine {
  kind: WaitingKind;
  /** Of the row itself: a step, or the project or agreement. */
  id: string;
  /** Where it is done: below `/projects` or `/agreements` of the own lists. */
  subjectId: string;
  title: string;
  /** Of a step its project, otherwise the other sides. */
  about: string[];
  /** A project or agreement is to begin, a step is to be done, an agreement ends, or it was given back. */
  day: IsoDate;
  /** Its day is over. */
  late: boolean;
}

export interface Waiting {
  /** The late and the next due first. */
  lines: WaitingLine[];
  /** All of them, also where not all are read. */
  count: number;
}

/** More at once than this nobody works through; the number says how many there are. */
const waitingMax = 200;

const row = z.strictObject({
  kind: z.enum(waitingKinds),
  id: z.string(),
  subject_id: z.string(),
  title: z.string(),
  about: z.array(z.string()),
  day: z.date().transform(isoDay),
  n: z.number(),
});

/** What waits in co-building for the own unit, or for the office of the own place. One statement; none for who only reads. */
export async function coWaiting({ actor, tx }: Scope, limit = waitingMax): Promise<Waiting> {
  if (writesAt(actor) === null) return { lines: [], count: 0 };
  const { tenantId } = actor;
  const office = isSecretary(actor);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = z.array(row).parse(
    await tx.$queryRaw`
      with own as (
        select o.id from organization o
        where o.tenant_id = ${tenantId}::uuid and o.valid_to is null
          and case when ${office} then o.kind = 'office' and o.area_id = ${actor.areaId}::uuid
            else o.id = ${actor.organizationId}::uuid end
      ), waits as (
        select 'join' as kind, p.id, p.id as subject_id, p.title, p.starts_on as day,
          array(select x.organization_name from co_party x where x.tenant_id = p.tenant_id and x.project_id = p.id
            and x.id <> y.id order by x.leads desc, x.id) as about
        from co_party y join co_project p on p.tenant_id = y.tenant_id and p.id = y.project_id
        where y.tenant_id = ${tenantId}::uuid and y.organization_id in (select id from own)
          and p.status = 'proposed' and y.confirmed_at is null and y.declined_at is null
        union all
        select case when ${office} and exists (select from co_signer r
            where r.tenant_id = s.tenant_id and r.agreement_id = s.agreement_id and r.returned_at is not null)
            then 'returned' else 'sign' end,
          a.id, a.id, a.title, a.starts_on,
          array(select x.organization_name from co_signer x where x.tenant_id = a.tenant_id and x.agreement_id = a.id
            and x.id <> s.id order by x.is_office desc, x.id)
        from co_signer s join co_agreement a on a.tenant_id = s.tenant_id and a.id = s.agreement_id
        where s.tenant_id = ${tenantId}::uuid and s.organization_id in (select id from own)
          and a.status = 'draft' and s.confirmed_at is null
          and (s.is_office or exists (select from co_signer o where o.tenant_id = s.tenant_id
            and o.agreement_id = s.agreement_id and o.is_office and o.confirmed_at is not null))
        union all
        select 'step', t.id, p.id, t.text, t.due_on, array[p.title]
        from co_step t join co_project p on p.tenant_id = t.tenant_id and p.id = t.project_id
        where t.tenant_id = ${tenantId}::uuid and t.organization_id in (select id from own)
          and t.done_on is null and t.dropped_at is null and t.due_on <= ${stepsUntil(today)}::date and p.status in ('confirmed', 'running')
        union all
        select 'ending', a.id, a.id, a.title, a.ends_on,
          array(select x.organization_name from co_signer x where x.tenant_id = a.tenant_id and x.agreement_id = a.id
            and not x.is_office order by x.id)
        from co_agreement a
        where ${office} and a.tenant_id = ${tenantId}::uuid and a.path = ${actor.lo}
          and (a.status = 'confirmed' and a.ends_on <= ${soonUntil(today)}::date
            or a.status = 'reviewed' and a.ends_on between ${today}::date and ${soonUntil(today)}::date)
      )
      select kind, id::text, subject_id::text, title, about, day, (count(*) over ())::int as n
      from waits order by day, kind, id limit ${limit}`,
  );
  return {
    count: rows[0]?.n ?? 0,
    lines: rows.map(({ n: _, subject_id: subjectId, ...line }) => ({
      ...line,
      subjectId,
      late: (line.kind === "step" || line.kind === "ending") && line.day < today,
    })),
  };
}
