import type { RowAdvice } from "@/lib/ground/imports/rules/advice";
import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { importColumns, type PartyColumn, type PartyLine } from "./import-line";
import type { Given, KnownParty } from "./import-state";
import { levelOf, partyLevels } from "./kinds";
import { addMonths, termEnd, termYearsOf } from "./terms";

/** Parents before what stands below them. */
export function fromTheTop<Row extends { line: PartyLine }>(rows: readonly Row[]): Row[] {
  const rank = ({ level }: PartyLine) => (level === null ? 0 : partyLevels.indexOf(level));
  return rows.toSorted((a, b) => rank(a.line) - rank(b.line));
}

export function parentFacts(parent: KnownParty | null) {
  return parent && { level: levelOf(parent.kind), area: parent.area.level };
}

export function isBelow(one: KnownParty | null, other: KnownParty): boolean {
  for (let at = one; at !== null; at = at.parent) if (at.id === other.id) return true;
  return false;
}

export function countOf({ full, probationary, countedOn }: PartyLine) {
  return full === null || probationary === null || countedOn === null
    ? null
    : { on: countedOn, full, probationary };
}

export function isCountKnown(
  { counts }: KnownParty,
  given: { on: IsoDate; full: number; probationary: number },
): boolean {
  const same = counts.find(({ on }) => on === given.on);
  return same?.full === given.full && same.probationary === given.probationary;
}

export function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}

export function known(ids: readonly (string | null)[]): string[] {
  return [...new Set(ids.flatMap((id) => (id === null ? [] : [id])))];
}

export function columnOf(field: string): PartyColumn {
  if (field === "placeIds") return "places";
  if (field === "unitIds") return "units";
  return importColumns.find((column) => column === field) ?? "name";
}

function dayAfter(day: IsoDate): IsoDate {
  return isoDateOf((dayNumberOf(day) ?? 0) + 1);
}

interface Span {
  startsOn: IsoDate;
  endsOn: IsoDate;
}

/** The term that a row tells of: null where it tells none, or the known one; else the first, or why not. */
export function firstTerm(
  { termEnd: endsOn }: PartyLine,
  { kind, term, establishedOn }: KnownParty,
  { today, years: given }: Given,
): Span | { key: string; values?: RowAdvice["values"] } | null {
  if (endsOn === null) return null;
  if (term !== null) {
    if (endsOn === term.endsOn || endsOn === term.extendedTo) return null;
    return { key: "partyImport.termKept", values: { kept: term.extendedTo ?? term.endsOn } };
  }
  const years = termYearsOf(kind, given);
  const full = addMonths(dayAfter(endsOn), -12 * years);
  const startsOn = full < establishedOn ? establishedOn : full;
  if (startsOn > today || endsOn > termEnd(startsOn, years)) {
    return { key: "partyImport.termLong", values: { years } };
  }
  return endsOn <= startsOn ? { key: "partyImport.beforeEstablished" } : { startsOn, endsOn };
}
