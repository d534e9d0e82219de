import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import {
  directions,
  inContact,
  mobileStatusOf,
  referralKinds,
  waysFrom,
  type MobileStatus,
  type ReferralKind,
} from "../rules/mobile";
import { dayAfter } from "./day-after";
import { pageSize } from "./page";

export interface MobileLine {
  id: string;
  version: number;
  direction: "out" | "in";
  name: string;
  phone: string;
  homeBranch: string;
  hostBranch: string | null;
  destination: string;
  since: string;
  status: MobileStatus;
  contactDue: string;
  contactedAt: string | null;
  /** Contact is due today or was before. */
  isDue: boolean;
  /** Half a year away, and no branch there has accepted. */
  isUnaccepted: boolean;
}

/** Mobile members of the actor's range; whoever is to be contacted first stands on top. */
export async function mobilePage(
  scope: Scope,
  filter: { due: boolean; ended: boolean; after?: string | undefined },
) {
  const { actor, tx } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})\.([0-9a-f-]{36})$/.exec(filter.after ?? "") ?? [];
  const edge = day === undefined || id === undefined ? null : { day: new Date(day), id };
  const rows = await tx.mobileMember.findMany({
    where: {
      tenantId: actor.tenantId,
      path: { gte: actor.lo, lt: actor.hi },
      status: filter.ended
        ? { in: ["affiliation_transferred", "returned"] }
        : { in: [...inContact, "lost_contact"] },
      ...(filter.due ? { contactDue: { lte: new Date(today) } } : {}),
      ...(edge === null
        ? {}
        : {
            OR: [{ contactDue: { gt: edge.day } }, { contactDue: edge.day, id: { gt: edge.id } }],
          }),
    },
    orderBy: [{ contactDue: "asc" }, { id: "asc" }],
    take: pageSize + 1,
    select: columns,
  });
  const { settings } = await clockworkOf(scope);
  const away = dayAfter(today, -settings["mobile.afterMonths"].value);
  const lines = rows.slice(0, pageSize).map((row) => lineOf(row, today, away));
  const last = rows.length > pageSize ? lines.at(-1) : undefined;
  return {
    lines,
    after: last === undefined ? null : `${last.contactDue}.${last.id}`,
    afterDays: settings["mobile.afterMonths"].value,
    everyDays: settings["mobile.contactEvery"].value,
  };
}

export interface ReferralShown {
  id: string;
  version: number;
  kind: ReferralKind;
  text: string;
  status: string;
  answer: string | null;
  answeredBy: string | null;
  createdAt: string;
}

/** One mobile member: the contacts, the referrals, and the name where it was asked for. */
export async function mobileDetail(scope: Scope, id: string) {
  const { actor, tx } = scope;
  const where = { tenantId: actor.tenantId, mobileId: id };
  const row = await tx.mobileMember.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: columns,
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const contacts = await tx.mobileContact.findMany({
    where,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: pageSize,
    select: { id: true, text: true, at: true, byName: true },
  });
  const referrals = await tx.mobileReferral.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: pageSize,
    select: {
      id: true,
      version: true,
      kind: true,
      text: true,
      status: true,
      answer: true,
      answeredBy: true,
      createdAt: true,
    },
  });
  const { settings } = await clockworkOf(scope);
  const today = localDate(actor.now, actor.tenant.timeZone);
  const line = lineOf(row, today, dayAfter(today, -settings["mobile.afterMonths"].value));
  return {
    now: new Date(actor.now).toISOString(),
    ...line,
    revealed: await revealed(scope, id),
    ways: waysFrom(actor, line),
    contacts: contacts.map((one) => ({ ...one, at: one.at.toISOString() })),
    referrals: referrals.map((one): ReferralShown => ({
      ...one,
      kind: referralKinds.find((kind) => kind === one.kind) ?? "hardship",
      createdAt: one.createdAt.toISOString(),
    })),
  };
}

/** Whose contact has fallen due without a reminder: for the worker. */
export async function remindersDue({ actor, tx }: Scope): Promise<{ id: string; due: string }[]> {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const rows = await tx.$queryRaw<{ id: string; due: string }[]>`
    select id, contact_due::text as due from mobile_member
    where tenant_id = ${actor.tenantId}::uuid and contact_due <= ${today}::date
      and status in ('out_registered', 'in_notified', 'in_accepted', 'active')
      and reminded_for is distinct from contact_due
    order by contact_due, id limit 500`;
  return rows;
}

const shownForMs = 15 * 60_000;

/** Name and phone, as long as this duty has asked with a purpose less than a quarter of an hour ago. */
async function revealed({ actor, tx }: Scope, id: string) {
  const asked = await tx.event.findFirst({
    where: {
      tenantId: actor.tenantId,
      subjectId: id,
      name: "mobile.revealed",
      actorDutyId: actor.dutyId,
      at: { gt: new Date(actor.now - shownForMs) },
    },
    select: { at: true },
  });
  if (asked === null) return null;
  const [row] = await tx.$queryRaw<{ name: Uint8Array | null; phone: Uint8Array | null }[]>`
    select name_cipher as name, phone_cipher as phone from sec.reveal_mobile(${id}::uuid)`;
  if (row === undefined || row.name === null || row.phone === null) return null;
  return { name: decryptField(row.name), phone: decryptField(row.phone) };
}

const columns = {
  id: true,
  version: true,
  direction: true,
  nameMasked: true,
  phoneMasked: true,
  homeBranch: true,
  hostBranch: true,
  destination: true,
  since: true,
  status: true,
  contactDue: true,
  contactedAt: true,
} as const;

function lineOf(
  row: {
    id: string;
    version: number;
    direction: string;
    nameMasked: string;
    phoneMasked: string;
    homeBranch: string;
    hostBranch: string | null;
    destination: string;
    since: Date;
    status: string;
    contactDue: Date;
    contactedAt: Date | null;
  },
  today: string,
  away: Date,
): MobileLine {
  const { id, version, homeBranch, hostBranch, destination } = row;
  const status = mobileStatusOf(row.status);
  const due = row.contactDue.toISOString().slice(0, 10);
  const waits = status === "out_registered" || status === "in_notified";
  return {
    id,
    version,
    homeBranch,
    hostBranch,
    destination,
    status,
    direction: directions.find((one) => one === row.direction) ?? "out",
    name: row.nameMasked,
    phone: row.phoneMasked,
    since: row.since.toISOString().slice(0, 10),
    contactDue: due,
    contactedAt: row.contactedAt?.toISOString() ?? null,
    isDue: due <= today && inContact.some((one) => one === status),
    isUnaccepted: waits && row.since <= away,
  };
}
