import "server-only";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { instantAt, localDate } from "@/lib/platform/core/time-zone";
import { decryptField } from "@/lib/platform/crypto/field";
import { exportMax, recordedExport } from "@/lib/platform/event-log/exports";
import { messages } from "@/lib/platform/i18n/messages";
import type { Scope } from "@/lib/platform/db/scope";
import { maySetColumns, volunteerFields, type VolunteerColumn } from "../rules/volunteer-file";
import { volunteerColumns } from "../schema/volunteer-file";
import words from "../messages/zh-CN.json";

const t = messages(words);

/** The columns as the district has named them; at first every field under its own name. */
export async function columnsOf({ actor, tx }: Scope): Promise<{
  version: number;
  columns: VolunteerColumn[];
}> {
  const row = await tx.volunteerColumns.findFirst({
    where: { tenantId: actor.tenantId },
    select: { columns: true, version: true },
  });
  if (row !== null) return { version: row.version, columns: volunteerColumns.parse(row.columns) };
  const named = volunteerFields.filter((field) => field !== "blank");
  return { version: 0, columns: named.map((field) => ({ head: t(`volunteer.${field}`), field })) };
}

/** What the page shows before a file is made. One statement. */
export async function exportPage(scope: Scope): Promise<{
  version: number;
  columns: VolunteerColumn[];
  mayEdit: boolean;
  /** The district's day. */
  today: string;
}> {
  return {
    ...(await columnsOf(scope)),
    mayEdit: maySetColumns(scope.actor).ok,
    today: localDate(scope.actor.now, scope.actor.tenant.timeZone),
  };
}

/** Confirmed services of the range that began in these days, of members who have agreed; one more than fit a file. */
export async function agreedRecords(
  { actor, tx }: Scope,
  { from, to }: { from: string; to: string },
): Promise<string[]> {
  const begin = startOf(from, 0, actor.tenant.timeZone);
  const end = startOf(to, 1, actor.tenant.timeZone);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select r.id from service_record r
    where r.tenant_id = ${actor.tenantId}::uuid and r.path >= ${actor.lo} and r.path < ${actor.hi}
      and r.status = 'confirmed' and r.starts_at >= ${begin} and r.starts_at < ${end}
      and exists (select from consent k where k.tenant_id = r.tenant_id and k.member_id = r.member_id
        and k.purpose = 'national_export' and k.withdrawn_at is null)
    order by r.starts_at, r.id limit ${exportMax + 1}`;
  return rows.map(({ id }) => id);
}

/** Ids of a recorded export; null when there is none. */
export async function volunteerFileIds(scope: Scope, key: string): Promise<string[] | null> {
  const recorded = await recordedExport(scope, "service.exportRecords", key);
  if (recorded === null) return null;
  const { from = "", to = "" } = recorded;
  return agreedRecords(scope, { from, to });
}

export interface VolunteerRow {
  name: string;
  phone: string;
  unit: string;
  title: string;
  what: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  minutes: number;
  decidedBy: string;
  decidedAt: Date | null;
  id: string;
  /** The columns that the file has, the same for every row. */
  columns: readonly VolunteerColumn[];
}

/** One batch, in the order of the ids. Who has taken the agreement back meanwhile is left out. */
export async function volunteerRows(scope: Scope, ids: readonly string[]): Promise<VolunteerRow[]> {
  const { actor, tx } = scope;
  const { columns } = await columnsOf(scope);
  const rows = await tx.serviceRecord.findMany({
    where: { tenantId: actor.tenantId, id: { in: [...ids] } },
    orderBy: [{ startsAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      memberId: true,
      title: true,
      what: true,
      place: true,
      startsAt: true,
      endsAt: true,
      minutes: true,
      decidedBy: true,
      decidedAt: true,
    },
  });
  const memberIds = [...new Set(rows.map(({ memberId }) => memberId))];
  const people = await tx.$queryRaw<
    { id: string; name_cipher: Uint8Array | null; phone_cipher: Uint8Array | null }[]
  >`select id, name_cipher, phone_cipher from sec.agreed_members(${memberIds}::uuid[])`;
  const units = await tx.member.findMany({
    where: { tenantId: actor.tenantId, id: { in: memberIds } },
    select: { id: true, unitName: true },
  });
  const named = new Map(people.map((one) => [one.id, one]));
  const unitOf = new Map(units.map(({ id, unitName }) => [id, unitName]));
  return rows.flatMap(({ memberId, decidedBy, ...row }) => {
    const person = named.get(memberId);
    if (person === undefined) return [];
    return {
      ...row,
      name: person.name_cipher === null ? "" : decryptField(person.name_cipher),
      phone: person.phone_cipher === null ? "" : decryptField(person.phone_cipher),
      unit: unitOf.get(memberId) ?? "",
      decidedBy: decidedBy ?? "",
      columns,
    };
  });
}

function startOf(day: string, later: number, timeZone: string): Date {
  return new Date(instantAt((dayNumberOf(day) ?? 0) + later, 0, timeZone));
}
