import type { ActorFacts } from "@/lib/platform/access/actor";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { lookup } from "@/lib/platform/i18n/messages";

import words from "../messages/zh-CN.json";
import type { ParameterRow, SettingOrigin } from "../schema";
import { isYearPublished } from "../rules/calendar";
import { catalogue, type SettingKey, type Settings } from "../rules/parameters";
import { mayEnter } from "../rules/policy";
import { mayStreetSet } from "../rules/tightening";
import { inForce, settingsAt, streetPathOf, type SettingVersion } from "../rules/versions";
import { nameOf, rangeText, sourceText, valueText } from "../rules/wording";

/** What the screen of one place says about one parameter. */
export function parameterRow(
  key: SettingKey,
  place: { readonly path: string },
  {
    rows,
    today,
    actor,
  }: {
    readonly rows: readonly SettingVersion[];
    readonly today: IsoDate;
    readonly actor: ActorFacts;
  },
): ParameterRow {
  const own = rows.filter((row) => row.key === key && row.path === place.path);
  const now = inForce(own, today)[0]?.value ?? null;
  const value = valueText(key, settingsAt(rows, today, place.path)[key]);
  const origin = originOf(key, place, rows, today);
  const isStreet = streetPathOf(place.path) !== null;
  return {
    key,
    name: nameOf(key),
    about: lookup([words], `settings.about.${key}`),
    value,
    origin,
    passedOver: isStreet && now !== null && origin !== "street" ? valueText(key, now) : null,
    planned: plannedOf(own, today).map((row) => ({
      validFrom: row.validFrom,
      value: row.value === null ? null : valueText(key, row.value),
    })),
    default: valueText(key, catalogue[key].default),
    range: rangeText(key),
    source: sourceText(key),
    mayEnter: mayEnter(actor, place, [key]).ok,
  };
}

/** Versions whose day is still to come, the next one first; a slip that was mended is left out. */
function plannedOf(own: readonly SettingVersion[], today: IsoDate): readonly SettingVersion[] {
  const days = [...new Set(own.map(({ validFrom }) => validFrom))];
  return days
    .filter((day) => day > today)
    .sort()
    .flatMap((day) => inForce(own, day));
}

function originOf(
  key: SettingKey,
  place: { readonly path: string },
  rows: readonly SettingVersion[],
  today: IsoDate,
): SettingOrigin {
  if (holdsInStreet(key, place, rows, today)) return "street";
  const district = rows.filter((row) => row.key === key && streetPathOf(row.path) === null);
  return (inForce(district, today)[0]?.value ?? null) === null ? "default" : "district";
}

/** Whether what a street entered is in force there: it is its own, and binds as hard or harder. */
export function holdsInStreet(
  key: SettingKey,
  place: { readonly path: string },
  rows: readonly SettingVersion[],
  today: IsoDate,
): boolean {
  if (streetPathOf(place.path) === null) return false;
  const own = rows.filter((row) => row.key === key && row.path === place.path);
  const value = inForce(own, today)[0]?.value ?? null;
  if (value === null) return false;
  const district = settingsAt(rows, today)[key];
  return mayStreetSet(key, district, catalogue[key].schema.parse(value)).ok;
}

/** The year after this one, while its holidays are unknown; a due time may already reach it. */
export function nextUnpublished(settings: Settings, today: IsoDate): number | null {
  const next = Number(today.slice(0, 4)) + 1;
  return isYearPublished(next, settings) ? null : next;
}
