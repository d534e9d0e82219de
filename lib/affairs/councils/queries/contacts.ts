import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import {
  canKeepContacts,
  contactFrequencies,
  listPathsOf,
  type ContactFrequency,
} from "../rules/contacts";
import { seatKinds, type SeatKind } from "../rules/seats";

export interface ContactItemShown {
  key: string;
  title: string;
  body: string;
  frequency: ContactFrequency;
  kinds: SeatKind[];
  /** Added by the street. */
  ofStreet: boolean;
}

export interface ContactVersionShown {
  id: string;
  validFrom: string;
  items: ContactItemShown[];
}

/** The versions of these lists, the latest first. Two statements. */
async function versionsOf(
  { actor, tx }: Scope,
  paths: readonly string[],
): Promise<(ContactVersionShown & { path: string })[]> {
  const { tenantId } = actor;
  const versions = await tx.contactVersion.findMany({
    where: { tenantId, path: { in: [...paths] } },
    orderBy: [{ validFrom: "desc" }, { enteredAt: "desc" }, { id: "desc" }],
    take: 60,
    select: { id: true, path: true, validFrom: true },
  });
  const items = await tx.contactItem.findMany({
    where: { tenantId, versionId: { in: versions.map(({ id }) => id) } },
    orderBy: { position: "asc" },
    select: {
      versionId: true,
      key: true,
      title: true,
      body: true,
      frequency: true,
      kinds: true,
    },
  });
  return versions.map(({ validFrom, ...version }) => ({
    ...version,
    validFrom: isoDay(validFrom),
    items: items
      .filter(({ versionId }) => versionId === version.id)
      .map(({ versionId: _version, frequency, kinds, ...item }) => ({
        ...item,
        frequency: contactFrequencies.find((one) => one === frequency) ?? "year",
        kinds: seatKinds.filter((kind) => kinds.includes(kind)),
        ofStreet: version.path.split(".").length > 2,
      })),
  }));
}

/** What who fills a seat at this place keeps up with today: the district's first, then the street's. Two statements. */
export async function contactsAt(scope: Scope, path: string): Promise<ContactItemShown[]> {
  const { actor } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const paths = listPathsOf(path);
  const versions = await versionsOf(scope, paths);
  return paths.flatMap(
    (one) =>
      versions.find((version) => version.path === one && version.validFrom <= today)?.items ?? [],
  );
}

export interface ContactList {
  today: string;
  /** Of whom the own list is; null = who looks keeps none. */
  keeps: "district" | "street" | null;
  /** In force today, by whom. */
  district: ContactVersionShown | null;
  street: ContactVersionShown | null;
  /** The own list or, for who keeps none, the district's: every version, the latest first. */
  versions: ContactVersionShown[];
}

/** 联系事项 for the staff: what is in force, and the versions. Three statements. */
export async function contactList(scope: Scope): Promise<ContactList> {
  const { actor, tx } = scope;
  const today = localDate(actor.now, actor.tenant.timeZone);
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, path: actor.lo },
    select: { level: true, path: true },
  });
  const paths = listPathsOf(actor.lo);
  const versions = await versionsOf(scope, paths);
  const [ofDistrict, ofStreet] = paths.map((path) =>
    versions.filter((version) => version.path === path),
  );
  const inForce = (list: readonly ContactVersionShown[] | undefined) =>
    list?.find(({ validFrom }) => validFrom <= today) ?? null;
  const keeps = area !== null && canKeepContacts(actor, area).ok;
  return {
    today,
    keeps: keeps ? (area.level === "district" ? "district" : "street") : null,
    district: inForce(ofDistrict),
    street: inForce(ofStreet),
    versions: (keeps && area.level === "street" ? ofStreet : ofDistrict) ?? [],
  };
}

export interface ContactRecordShown {
  id: string;
  version: number;
  itemKey: string;
  title: string;
  day: string;
  what: string;
  outcome: string | null;
  onPaper: boolean;
  enteredBy: string;
  struck: { by: string; reason: string } | null;
}

/** The records of a seat, or of who looks, the latest first. One statement. */
export async function contactRecords(
  { actor, tx }: Scope,
  of: { seatId: string } | { holderId: string },
): Promise<ContactRecordShown[]> {
  const rows = await tx.contactRecord.findMany({
    where: { tenantId: actor.tenantId, ...of },
    orderBy: [{ happenedOn: "desc" }, { id: "desc" }],
    take: 60,
    select: {
      id: true,
      version: true,
      itemKey: true,
      itemTitle: true,
      happenedOn: true,
      what: true,
      outcome: true,
      onPaper: true,
      enteredBy: true,
      struckBy: true,
      strikeReason: true,
    },
  });
  return rows.map(({ itemTitle, happenedOn, struckBy, strikeReason, ...row }) => ({
    ...row,
    title: itemTitle,
    day: isoDay(happenedOn),
    struck:
      struckBy === null || strikeReason === null ? null : { by: struckBy, reason: strikeReason },
  }));
}

export interface OwnContacts {
  today: string;
  items: ContactItemShown[];
  records: ContactRecordShown[];
}

/** 联系事项 of who fills a seat, with what was recorded. Five statements. */
export async function ownContacts(scope: Scope): Promise<OwnContacts> {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const holder = await tx.seatHolder.findFirst({
    where: { tenantId, id: actor.personId ?? "" },
    select: { id: true, seatId: true },
  });
  if (holder === null) throw new Refusal("not-found", "refusal.notFound");
  const seat = await tx.councilSeat.findFirst({
    where: { tenantId, id: holder.seatId },
    select: { kind: true },
  });
  const items = await contactsAt(scope, actor.lo);
  return {
    today: localDate(actor.now, actor.tenant.timeZone),
    items: items.filter(({ kinds }) => kinds.some((kind) => kind === seat?.kind)),
    records: await contactRecords(scope, { holderId: holder.id }),
  };
}
