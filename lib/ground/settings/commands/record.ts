import "server-only";
import { newId } from "@/lib/platform/core/id";
import { dayNumberOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { SettingEvent } from "../events";
import type { SettingKey, Settings } from "../rules/parameters";

export interface Place {
  id: string;
  path: string;
}

/** The district or street in force whose numbers are meant. */
export function findPlace({ actor, tx }: Scope, areaId: string): Promise<Place | null> {
  return tx.area.findFirst({
    where: {
      tenantId: actor.tenantId,
      id: areaId,
      validTo: null,
      level: { in: ["district", "street"] },
    },
    select: { id: true, path: true },
  });
}

/** The district itself, which alone has a calendar. */
export function findDistrict({ actor, tx }: Scope): Promise<Place | null> {
  return tx.area.findFirst({
    where: { tenantId: actor.tenantId, level: "district", validTo: null },
    select: { id: true, path: true },
  });
}

/** A change holds from today or later: what was due by yesterday's numbers stays so. */
export function refusePast({ actor }: Scope, validFrom: IsoDate): void {
  const today = localDate(actor.now, actor.tenant.timeZone);
  const ahead = (dayNumberOf(validFrom) ?? 0) - (dayNumberOf(today) ?? 0);
  if (ahead < 0) refuse({ validFrom: "settings.fault.past" });
  if (ahead > farthest) refuse({ validFrom: "settings.fault.far" });
}

const farthest = 731;

export function refuse(fields: Record<string, string>, values: Record<string, string> = {}): never {
  throw new Refusal("invalid", "refusal.invalid", { fields, values });
}

/**
 * Appends a version after the `seen` ones; who and when is written by the database. Refused as a
 * conflict when somebody else entered one in between.
 */
export async function appendVersion(
  { actor, tx }: Scope,
  place: Place,
  entry: {
    key: SettingKey;
    seen: number;
    value: Settings[SettingKey] | null;
    validFrom: IsoDate;
    note: string;
  },
): Promise<EventSpec> {
  const { key, seen, value, validFrom, note } = entry;
  const { tenantId } = actor;
  const latest = await tx.setting.count({ where: { tenantId, areaId: place.id, key } });
  const id = newId();
  const row = {
    tenantId,
    id,
    areaId: place.id,
    path: place.path,
    key,
    version: seen + 1,
    value: value ?? Prisma.DbNull,
    validFrom: new Date(validFrom),
    note,
  };
  const { count } =
    latest === seen
      ? await tx.setting.createMany({ data: row, skipDuplicates: true })
      : { count: 0 };
  if (count === 0) {
    const last = await tx.setting.findFirst({
      where: { tenantId, areaId: place.id, key },
      orderBy: { version: "desc" },
      select: { id: true },
    });
    throw new Refusal("conflict", "settings.refusal.changed", { about: last?.id });
  }
  const name: SettingEvent = "setting.entered";
  return { name, subjectId: id, version: seen + 1, payload: { key, areaId: place.id, validFrom } };
}
