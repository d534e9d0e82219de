import "server-only";
import { disclosedContact, type DisclosedContact } from "@/lib/ground/units/queries/disclosed";
import { canKeep, canReach } from "@/lib/ground/units/rules/rights";
import {
  adviserKinds,
  closeReasons,
  unitTypes,
  type AdviserKind,
  type UnitCloseReason,
  type UnitType,
} from "@/lib/ground/units/rules/types";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { coverages, type Coverage } from "../rules/coverage";
import { linesMost } from "../rules/unit-lines";
import { todayOf } from "./condition";
import { involvementOf, type Involvement } from "./involvement";

export interface AdviserShown {
  id: string;
  version: number;
  kind: AdviserKind;
  name: string;
  startsOn: string;
  endsOn: string | null;
  present: boolean;
  by: string;
}

export interface UnitDetail {
  id: string;
  version: number;
  name: string;
  place: string;
  type: UnitType;
  /** Of one that lies above the own range the name alone. */
  host: { id: string | null; name: string } | null;
  operating: boolean;
  lookedOn: string;
  premises: boolean;
  staff: { count: number; on: string } | null;
  creditCode: string | null;
  address: string | null;
  contact: { name: string; phone: string | null } | null;
  disclosed: DisclosedContact | null;
  closedOn: string | null;
  coverage: Coverage;
  /** Whether its own Party organization is known from what its check-in says alone. */
  byCheckIn: boolean;
  seated: boolean;
  checkIn: { id: string; place: string; party: string; members: number } | null;
  advisers: AdviserShown[];
  contacts: { id: string; on: string; note: string; by: string }[];
  steps: {
    id: string;
    step: "closed" | "reopened";
    reason: UnitCloseReason | null;
    on: string;
    note: string;
    by: string;
  }[];
  /** The first ones by name, and how many there are. */
  tenants: { lines: { id: string; name: string; type: UnitType }[]; count: number };
  does: Involvement;
  today: string;
  now: string;
  may: { keep: boolean; reach: boolean };
}

interface Head {
  id: string;
  version: number;
  path: string;
  name: string;
  place: string;
  type: string;
  host_id: string | null;
  host: string | null;
  operating: boolean;
  looked_on: Date;
  premises: boolean;
  staff: number | null;
  staff_on: Date | null;
  credit_code: string | null;
  address: string | null;
  contact_masked: string | null;
  phone_masked: string | null;
  closed_on: Date | null;
  coverage: string;
  by_check_in: boolean;
  seated: boolean;
}

/** Everything that a unit does here. Twelve statements at most. */
export async function unitDetail(scope: Scope, id: string): Promise<UnitDetail> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const today = todayOf(scope);
  const [row] = await tx.$queryRaw<Head[]>`
    select p.id::text as id, p.version, p.path, o.name, x.name as place, p.type, b.id::text as host_id, h.name as host,
      p.operating, p.looked_on, p.premises, p.staff, p.staff_on, p.credit_code, p.address, p.contact_masked,
      p.phone_masked, p.closed_on, s.coverage, s.by_check_in, s.seated
    from unit_profile p
    join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    join area x on x.tenant_id = p.tenant_id and x.id = p.area_id
    join sec.unit_standing(${today}::date, ${id}::uuid) s on s.id = p.id
    left join organization h on h.tenant_id = p.tenant_id and h.id = p.host_id
    left join unit_profile b on b.tenant_id = p.tenant_id and b.id = p.host_id
      and b.path >= ${actor.lo} and b.path < ${actor.hi}
    where p.tenant_id = ${tenantId}::uuid and p.id = ${id}::uuid and p.path >= ${actor.lo} and p.path < ${actor.hi}`;
  if (row === undefined) throw new Refusal("not-found", "refusal.notFound");
  const open = row.closed_on === null;
  const { host_id: hostId, host } = row;
  return {
    id,
    version: row.version,
    name: row.name,
    place: row.place,
    type: typeOf(row.type),
    host: host === null ? null : { id: hostId, name: host },
    operating: row.operating,
    lookedOn: isoDay(row.looked_on),
    premises: row.premises,
    staff:
      row.staff === null || row.staff_on === null
        ? null
        : { count: row.staff, on: isoDay(row.staff_on) },
    creditCode: row.credit_code,
    address: row.address,
    contact:
      row.contact_masked === null ? null : { name: row.contact_masked, phone: row.phone_masked },
    disclosed: row.contact_masked === null ? null : await disclosedContact(scope, row),
    closedOn: row.closed_on === null ? null : isoDay(row.closed_on),
    coverage: coverages.find((one) => one === row.coverage) ?? "none",
    byCheckIn: row.by_check_in,
    seated: row.seated,
    checkIn: await checkInOf(scope, id),
    advisers: await advisersOf(scope, id, today),
    ...(await linesOf(scope, id)),
    tenants: await tenantsOf(scope, id, row.type),
    does: await involvementOf(scope, id),
    today,
    now: new Date(actor.now).toISOString(),
    may: { keep: canKeep(actor, row).ok, reach: open && canReach(actor, row).ok },
  };
}

function typeOf(text: string): UnitType {
  return unitTypes.find((one) => one === text) ?? "other";
}

async function checkInOf({ actor, tx }: Scope, id: string): Promise<UnitDetail["checkIn"]> {
  const [row] = await tx.$queryRaw<NonNullable<UnitDetail["checkIn"]>[]>`
    select k.id::text as id, x.name as place, k.party_org_name as party, k.member_count as members from unit_check_in k
    join area x on x.tenant_id = k.tenant_id and x.id = k.area_id
    where k.tenant_id = ${actor.tenantId}::uuid and k.organization_id = ${id}::uuid and k.status = 'active'`;
  return row ?? null;
}

async function advisersOf(
  { actor, tx }: Scope,
  unitId: string,
  today: string,
): Promise<AdviserShown[]> {
  const rows = await tx.unitAdviser.findMany({
    where: { tenantId: actor.tenantId, unitId },
    orderBy: [{ endsOn: { sort: "desc", nulls: "first" } }, { startsOn: "desc" }, { id: "desc" }],
    take: linesMost,
    select: {
      id: true,
      version: true,
      kind: true,
      name: true,
      startsOn: true,
      endsOn: true,
      enteredBy: true,
    },
  });
  return rows.map(({ enteredBy, startsOn, endsOn, kind, ...row }) => {
    const end = endsOn === null ? null : isoDay(endsOn);
    return {
      ...row,
      kind: adviserKinds.find((one) => one === kind) ?? "adviser",
      startsOn: isoDay(startsOn),
      endsOn: end,
      present: end === null || end >= today,
      by: enteredBy,
    };
  });
}

/** Contacts, and how the unit was closed and put back: both are short lines with a day. One statement. */
async function linesOf(
  { actor, tx }: Scope,
  unitId: string,
): Promise<Pick<UnitDetail, "contacts" | "steps">> {
  const rows = await tx.$queryRaw<
    {
      id: string;
      step: string | null;
      reason: string | null;
      happened_on: Date;
      note: string;
      entered_by: string;
    }[]
  >`
    (select id::text as id, null as step, null as reason, happened_on, note, entered_by, entered_at from unit_contact
      where tenant_id = ${actor.tenantId}::uuid and unit_id = ${unitId}::uuid
      order by happened_on desc, entered_at desc limit ${linesMost})
    union all
    (select id::text, step, reason, happened_on, note, entered_by, entered_at from unit_step
      where tenant_id = ${actor.tenantId}::uuid and unit_id = ${unitId}::uuid
      order by entered_at desc limit ${linesMost})
    order by happened_on desc, entered_at desc`;
  const line = ({ id, happened_on: on, note, entered_by: by }: (typeof rows)[number]) => ({
    id,
    on: isoDay(on),
    note,
    by,
  });
  return {
    contacts: rows.filter(({ step }) => step === null).map(line),
    steps: rows.flatMap((row) =>
      row.step === null
        ? []
        : [
            {
              ...line(row),
              step: row.step === "closed" ? "closed" : "reopened",
              reason: closeReasons.find((one) => one === row.reason) ?? null,
            },
          ],
    ),
  };
}

const tenantsMax = 20;

/** Who is in the building or market. One statement, none for other units. */
async function tenantsOf(
  { actor, tx }: Scope,
  id: string,
  type: string,
): Promise<UnitDetail["tenants"]> {
  if (type !== "office_building" && type !== "market") return { lines: [], count: 0 };
  const rows = await tx.$queryRaw<{ id: string; name: string; type: string; n: number }[]>`
    select p.id::text as id, o.name, p.type, count(*) over ()::int as n from unit_profile p
    join organization o on o.tenant_id = p.tenant_id and o.id = p.id
    where p.tenant_id = ${actor.tenantId}::uuid and p.host_id = ${id}::uuid and p.closed_on is null
      and p.path >= ${actor.lo} and p.path < ${actor.hi}
    order by o.name, p.id limit ${tenantsMax}`;
  return {
    lines: rows.map(({ id: tenantId, name, type: of }) => ({
      id: tenantId,
      name,
      type: typeOf(of),
    })),
    count: rows[0]?.n ?? 0,
  };
}
