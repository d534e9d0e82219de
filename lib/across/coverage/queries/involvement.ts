import "server-only";
import {
  agreementStatuses,
  standingOf,
  type AgreementStatus,
  type Standing,
} from "@/lib/affairs/co-building/rules/agreements";
import {
  needStatuses,
  resourceStatuses,
  type NeedStatus,
  type ResourceStatus,
} from "@/lib/affairs/co-building/rules/kinds";
import { projectStatuses, type ProjectStatus } from "@/lib/affairs/co-building/rules/projects";
import { isoDay } from "@/lib/platform/core/calendar-day";
import type { Scope } from "@/lib/platform/db/scope";
import { linesMost } from "../rules/unit-lines";
import { todayOf } from "./condition";

interface Named {
  id: string;
  name: string;
}

/** What a unit does here, from the records of the other words, as far as the own range reaches. */
export interface Involvement {
  /** Party organizations that name it; `id` opens them. */
  party: (Named & { form: string })[];
  /** Seats in councils of the present term, and who fills them. */
  seats: { id: string; council: Named; kind: string; holder: string | null }[];
  /** Resolutions of meetings that it leads or is asked for. */
  resolutions: { id: string; meetingId: string; measure: string; dueOn: string; state: string }[];
  /** 贡献记录: what it needs, gives, does and has promised together with others, the newest first. */
  shared: SharedLine[];
  service: ServiceFigures;
}

/** A line of co-building with the page that it opens. */
export type SharedLine = Named & { on: string } & (
    | { kind: "need"; status: NeedStatus }
    | { kind: "resource"; status: ResourceStatus }
    | { kind: "project"; status: ProjectStatus }
    | { kind: "step"; projectId: string }
    | { kind: "agreement"; status: AgreementStatus; standing: Standing | null }
  );

export interface ServiceFigures {
  /** Members on its list who have reported to a community. */
  members: number;
  /** Places in posts and activities that they hold. */
  claims: number;
  /** Wishes and orders that it or they have taken, and those that are done. */
  taken: number;
  done: number;
}

/** Five statements. */
export async function involvementOf(scope: Scope, organizationId: string): Promise<Involvement> {
  return {
    party: await partyOf(scope, organizationId),
    seats: await seatsOf(scope, organizationId),
    resolutions: await resolutionsOf(scope, organizationId),
    shared: await sharedOf(scope, organizationId),
    service: await serviceOf(scope, organizationId),
  };
}

async function partyOf(
  { actor, tx }: Scope,
  organizationId: string,
): Promise<Involvement["party"]> {
  const rows = await tx.partyOrganization.findMany({
    where: { tenantId: actor.tenantId, unitIds: { has: organizationId }, closedOn: null },
    orderBy: [{ path: "asc" }, { name: "asc" }, { id: "asc" }],
    take: linesMost,
    select: { id: true, name: true, form: true },
  });
  return rows.map(({ form, ...row }) => ({ ...row, form: form ?? "" }));
}

async function seatsOf(
  { actor, tx }: Scope,
  organizationId: string,
): Promise<Involvement["seats"]> {
  const rows = await tx.$queryRaw<
    { id: string; council_id: string; council: string; kind: string; holder: string | null }[]
  >`
    select s.id::text as id, s.council_id::text as council_id, b.name as council, s.kind, h.name as holder
    from council_seat s
    join council b on b.tenant_id = s.tenant_id and b.id = s.council_id and b.dissolved_on is null
    join council_term m on m.tenant_id = s.tenant_id and m.id = s.term_id and m.status = 'current'
    left join seat_holder h on h.tenant_id = s.tenant_id and h.seat_id = s.id and h.role = 'holder'
      and h.status in ('appointed', 'published')
    where s.tenant_id = ${actor.tenantId}::uuid and s.organization_id = ${organizationId}::uuid and s.closed_on is null
    order by s.path, s.id limit ${linesMost}`;
  return rows.map(({ council_id: councilId, council, ...row }) => ({
    ...row,
    council: { id: councilId, name: council },
  }));
}

async function resolutionsOf(
  { actor, tx }: Scope,
  organizationId: string,
): Promise<Involvement["resolutions"]> {
  const rows = await tx.meetingResolution.findMany({
    where: {
      tenantId: actor.tenantId,
      organizationId,
      state: { in: ["open", "in_progress", "done", "unsolved"] },
    },
    orderBy: [{ dueOn: "desc" }, { id: "desc" }],
    take: linesMost,
    select: { id: true, meetingId: true, measure: true, dueOn: true, state: true },
  });
  return rows.map(({ dueOn, ...row }) => ({ ...row, dueOn: isoDay(dueOn) }));
}

interface SharedRow {
  kind: string;
  id: string;
  title: string;
  /** Of a step that is done: its project. */
  status: string;
  on_day: Date;
  ends_on: Date;
}

/** 共驻共建: an agreement only where the own range reads it. One statement. */
async function sharedOf(scope: Scope, organizationId: string): Promise<SharedLine[]> {
  const { actor, tx } = scope;
  const rows = await tx.$queryRaw<SharedRow[]>`
    with own as (select ${actor.tenantId}::uuid as tenant_id, ${organizationId}::uuid as organization_id,
      ${actor.tenant.timeZone} as zone)
    select kind, id::text as id, title, status, on_day, ends_on from (
      select 'need' as kind, n.id, n.title, n.status, (n.entered_at at time zone own.zone)::date as on_day,
          (n.entered_at at time zone own.zone)::date as ends_on
        from own join co_need n using (tenant_id, organization_id)
      union all
      select 'resource', r.id, r.title, r.status, (r.entered_at at time zone own.zone)::date, (r.entered_at at time zone own.zone)::date
        from own join co_resource r using (tenant_id, organization_id)
      union all
      select 'project', p.id, p.title, p.status, p.starts_on, p.ends_on
        from own join co_party y using (tenant_id, organization_id)
        join co_project p on p.tenant_id = y.tenant_id and p.id = y.project_id and p.status <> 'declined'
      union all
      select 'step', t.id, t.text, t.project_id::text, t.done_on, t.done_on
        from own join co_step t using (tenant_id, organization_id)
        where t.done_on is not null and t.dropped_at is null
      union all
      select 'agreement', a.id, a.title, a.status, a.starts_on, a.ends_on
        from own join co_signer s using (tenant_id, organization_id)
        join co_agreement a on a.tenant_id = s.tenant_id and a.id = s.agreement_id
    ) lines order by on_day desc, id desc limit ${linesMost}`;
  const today = todayOf(scope);
  return rows.flatMap((row) => sharedLine(row, today));
}

function sharedLine({ kind, id, title, status, ...days }: SharedRow, today: string): SharedLine[] {
  const [on, endsOn] = [isoDay(days.on_day), isoDay(days.ends_on)];
  const line = { id, name: title, on };
  if (kind === "need") {
    const known = needStatuses.find((one) => one === status);
    return known === undefined ? [] : [{ ...line, kind, status: known }];
  }
  if (kind === "resource") {
    const known = resourceStatuses.find((one) => one === status);
    return known === undefined ? [] : [{ ...line, kind, status: known }];
  }
  if (kind === "project") {
    const known = projectStatuses.find((one) => one === status);
    return known === undefined ? [] : [{ ...line, kind, status: known }];
  }
  if (kind === "step") return [{ ...line, kind, projectId: status }];
  const known = agreementStatuses.find((one) => one === status);
  if (known === undefined) return [];
  const standing = standingOf({ status: known, startsOn: on, endsOn }, today);
  return [{ ...line, kind: "agreement", status: known, standing }];
}

/** Numbers and nobody's name. */
async function serviceOf({ actor, tx }: Scope, organizationId: string): Promise<ServiceFigures> {
  const { tenantId } = actor;
  const [row] = await tx.$queryRaw<ServiceFigures[]>`
    with mine as (select m.id from member m where m.tenant_id = ${tenantId}::uuid and m.unit_id = ${organizationId}::uuid),
      asked as (select q.status from service_request q where q.tenant_id = ${tenantId}::uuid
        and (q.taker_organization_id = ${organizationId}::uuid or q.taker_member_id in (select id from mine)))
    select (select count(*) from member_check_in k where k.tenant_id = ${tenantId}::uuid and k.status = 'active'
        and k.member_id in (select id from mine))::int as members,
      (select count(*) from claim k where k.tenant_id = ${tenantId}::uuid and k.status = 'held' and k.kind <> 'resource'
        and (k.organization_id = ${organizationId}::uuid or k.member_id in (select id from mine)))::int as claims,
      (select count(*) from asked)::int as taken,
      (select count(*) from asked where status in ('done', 'confirmed'))::int as done`;
  return row ?? { members: 0, claims: 0, taken: 0, done: 0 };
}
