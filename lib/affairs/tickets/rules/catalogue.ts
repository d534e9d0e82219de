import type { Duration, DurationUnit } from "@/lib/platform/core/duration";
import { catalogue as parameters } from "@/lib/ground/settings/rules/parameters";
import { urgencies, type Urgency } from "./deadline";

/** Who leads: a department by name, or the office of the place. */
export const leadKinds = ["organization", "street", "community"] as const;
export type LeadKind = (typeof leadKinds)[number];

/** A date as databases and forms write it, YYYY-MM-DD; compares as text. */
type Day = string;

export interface PublishedVersion {
  readonly id: string;
  readonly number: number;
  readonly effectiveFrom: Day;
}

/** The version in force on a day: of those that have begun the latest, of one day the last one. */
export function versionOn<Version extends PublishedVersion>(
  versions: readonly Version[],
  day: Day,
): Version | null {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= day);
  return begun.reduce<Version | null>((best, one) => (isLater(one, best) ? one : best), null);
}

function isLater(one: PublishedVersion, best: PublishedVersion | null): boolean {
  if (best === null || one.effectiveFrom > best.effectiveFrom) return true;
  return one.effectiveFrom === best.effectiveFrom && one.number > best.number;
}

/** Of the entries that cover a place the one of the smallest area. sec.routes decides the same. */
export function mostSpecific<Entry extends { readonly path: string }>(
  entries: readonly Entry[],
  path: string,
): Entry | null {
  return entries
    .filter((entry) => path.startsWith(entry.path))
    .reduce<Entry | null>(
      (best, one) => (best === null || one.path.length > best.path.length ? one : best),
      null,
    );
}

export interface ListedDuty {
  readonly path: string;
  readonly categoryId: string;
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

/** Whether a community may lead matters of a category on a day (DOMAIN §2.13, 12). */
export function onDutyList(
  list: readonly ListedDuty[],
  community: { readonly path: string; readonly categoryId: string; readonly day: Day },
): boolean {
  return list.some(
    (duty) =>
      duty.categoryId === community.categoryId &&
      community.path.startsWith(duty.path) &&
      duty.validFrom <= community.day &&
      (duty.validTo === null || duty.validTo >= community.day),
  );
}

/** The longest that a law may give; beyond it somebody has mistyped. */
const statutoryDaysMax = 365;

/**
 * How long and short a limit of the catalogue may be: between the shortest of the urgent class and
 * the longest of the category's own class, as the settings bound them.
 */
export function limitBounds(urgency: Urgency): Partial<Record<DurationUnit, [number, number]>> {
  const bounds: Partial<Record<DurationUnit, [number, number]>> = {};
  for (const one of classesUpTo(urgency)) {
    const given = parameters[`sla.resolve.${one}`].bounds;
    if (given.kind !== "duration") continue;
    for (const unit of ["minute", "hour", "work_hour", "day", "work_day"] as const) {
      const [min, max] = given.byUnit[unit] ?? [];
      if (min === undefined || max === undefined) continue;
      const [least, most] = bounds[unit] ?? [min, max];
      bounds[unit] = [Math.min(least, min), Math.max(most, max)];
    }
  }
  return bounds;
}

/** From the shortest class to this one. */
function classesUpTo(urgency: Urgency): readonly Urgency[] {
  return urgencies.slice(0, urgencies.indexOf(urgency) + 1);
}

export type LimitFault = "limit.unit" | "limit.bounds" | "limit.statutory" | "limit.reference";

/** What is wrong with a limit, or null. Longer than the bounds only by law, which is then named. */
export function limitFault(given: {
  readonly limit: Duration | null;
  readonly statutory: boolean;
  readonly reference: string | null;
  readonly urgency: Urgency;
}): LimitFault | null {
  const { limit, statutory, reference } = given;
  if (limit === null) return statutory ? "limit.statutory" : null;
  if (statutory) {
    if (reference === null) return "limit.reference";
    return isDays(limit) && limit.value <= statutoryDaysMax ? null : "limit.statutory";
  }
  const bounds = limitBounds(given.urgency)[limit.unit];
  if (bounds === undefined) return "limit.unit";
  return limit.value < bounds[0] || limit.value > bounds[1] ? "limit.bounds" : null;
}

function isDays({ unit, value }: Duration): boolean {
  return (unit === "day" || unit === "work_day") && value > 0;
}

/** What an entry says, without who wrote it where. */
export interface EntryContent {
  readonly categoryId: string;
  readonly path: string;
  readonly lead: LeadKind;
  readonly organizationId: string | null;
  readonly co: readonly string[];
  readonly limit: Duration | null;
  readonly statutory: boolean;
  readonly filing: string | null;
  readonly closing: string | null;
  readonly reference: string | null;
}

export type EntryField = Exclude<keyof EntryContent, "categoryId" | "path">;

export interface EntryChange<Entry extends EntryContent> {
  readonly kind: "added" | "removed" | "changed";
  readonly before: Entry | null;
  readonly after: Entry | null;
  readonly fields: readonly EntryField[];
}

const comparedFields: readonly EntryField[] = [
  "lead",
  "organizationId",
  "co",
  "limit",
  "statutory",
  "filing",
  "closing",
  "reference",
];

/** What a draft changes in the version in force, entry by entry. */
export function changesBetween<Entry extends EntryContent>(
  before: readonly Entry[],
  after: readonly Entry[],
): EntryChange<Entry>[] {
  const key = ({ categoryId, path }: EntryContent) => `${categoryId} ${path}`;
  const old = new Map(before.map((entry) => [key(entry), entry]));
  const kept = new Set(after.map(key));
  return [
    ...after.flatMap((entry): EntryChange<Entry>[] => {
      const was = old.get(key(entry));
      if (was === undefined) return [{ kind: "added", before: null, after: entry, fields: [] }];
      const fields = comparedFields.filter(
        (field) => JSON.stringify(was[field]) !== JSON.stringify(entry[field]),
      );
      return fields.length === 0 ? [] : [{ kind: "changed", before: was, after: entry, fields }];
    }),
    ...before
      .filter((entry) => !kept.has(key(entry)))
      .map((entry): EntryChange<Entry> => ({
        kind: "removed",
        before: entry,
        after: null,
        fields: [],
      })),
  ];
}
