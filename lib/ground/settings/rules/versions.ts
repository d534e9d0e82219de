import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";

import { calendarOf } from "./calendar";
import { catalogue, type SettingKey, type Settings } from "./parameters";
import { checkedKeys, resolveSettings } from "./settings";
import { mayStreetSet } from "./tightening";

/** One version of one parameter, as the register keeps it. */
export type SettingVersion = {
  readonly key: string;
  /** Of the district or of the street that it belongs to. */
  readonly path: string;
  readonly version: number;
  /** Null: from then on the place has no value of its own. */
  readonly value: unknown;
  readonly validFrom: IsoDate;
};

/**
 * By what a place reckons on a day: its district's numbers and calendar, and where `path` lies in a
 * street, what that street adds. `rows` may hold more than that and need no order.
 */
export function clockworkAt(
  rows: readonly SettingVersion[],
  date: IsoDate,
  path?: string,
): { settings: Settings; calendar: WorkCalendar } {
  const settings = settingsAt(rows, date, path);
  return { settings, calendar: calendarOf(settings) };
}

/**
 * The numbers of a place on a day. A street's value that does not bind harder than its district's is
 * passed over: the district may have tightened after the street did, and the stricter of both holds.
 */
export function settingsAt(
  rows: readonly SettingVersion[],
  date: IsoDate,
  path?: string,
): Settings {
  const settings = resolveSettings(ownAt(rows.filter(isOfDistrict), date));
  const street = path === undefined ? null : streetPathOf(path);
  if (street === null) return settings;
  const own = ownAt(
    rows.filter((row) => row.path === street),
    date,
  );
  return checkedKeys(own).reduce((all, [key, value]) => tightened(all, key, value), settings);
}

/** What is in force of these rows on a day: of each key the last that had begun by then. */
export function inForce<Row extends SettingVersion>(
  rows: readonly Row[],
  date: IsoDate,
): readonly Row[] {
  const last = new Map<string, Row>();
  for (const row of rows) {
    if (row.validFrom > date) continue;
    const slot = `${row.path}|${row.key}`;
    const before = last.get(slot);
    if (before === undefined || isAfter(row, before)) last.set(slot, row);
  }
  return [...last.values()];
}

/** The path of the street in which a place lies; null for the district itself. */
export function streetPathOf(path: string): string | null {
  const [district, street] = path.split(".");
  return district === undefined || street === undefined || street === ""
    ? null
    : `${district}.${street}.`;
}

function ownAt(rows: readonly SettingVersion[], date: IsoDate): readonly SettingVersion[] {
  return inForce(rows, date).filter(({ value }) => value !== null);
}

function isOfDistrict({ path }: SettingVersion): boolean {
  return streetPathOf(path) === null;
}

/** Of two versions for the same day the one entered later holds: so a slip is mended. */
function isAfter(a: SettingVersion, b: SettingVersion): boolean {
  return a.validFrom === b.validFrom ? a.version > b.version : a.validFrom > b.validFrom;
}

function tightened<Key extends SettingKey>(settings: Settings, key: Key, own: unknown): Settings {
  const value = catalogue[key].schema.parse(own);
  return mayStreetSet(key, settings[key], value).ok ? { ...settings, [key]: value } : settings;
}
