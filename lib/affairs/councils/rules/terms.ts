import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { termYears } from "./seats";

/** 换届: on the day after the end of the term, or at another time with the superior's approval. */
type TermTiming = "early" | "on_time" | "late";

interface Term {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
}

export function timingOf(term: Term, startsOn: IsoDate): TermTiming {
  const due = dayAfter(term.endsOn);
  if (startsOn === due) return "on_time";
  return startsOn < due ? "early" : "late";
}

/** What is missing for the new term to begin then: the field and why; null = nothing. */
export function termFault(
  term: Term,
  given: {
    startsOn: IsoDate;
    endsOn: IsoDate;
    approvalNo: string | undefined;
    changeReason: string | undefined;
  },
  today: IsoDate,
): { field: string; key: string } | null {
  const { startsOn, endsOn, approvalNo, changeReason } = given;
  if (startsOn > today) return { field: "startsOn", key: "field.dayAhead" };
  // The old term has lasted for a day at least.
  if (startsOn <= dayAfter(term.startsOn)) return { field: "startsOn", key: "field.dayBefore" };
  if (endsOn <= startsOn) return { field: "endsOn", key: "field.dayBefore" };
  if (endsOn > lastDayOf(startsOn)) return { field: "endsOn", key: "field.termLong" };
  if (timingOf(term, startsOn) === "on_time") return null;
  if (approvalNo === undefined) return { field: "approvalNo", key: "field.approvalMissing" };
  return changeReason === undefined ? { field: "changeReason", key: "field.required" } : null;
}

/** What is wrong with the days of a council and of the term that it begins with; null = nothing. */
export function firstTermFault(
  given: { establishedOn: IsoDate; startsOn: IsoDate; endsOn: IsoDate },
  today: IsoDate,
): { field: "establishedOn" | "startsOn" | "endsOn"; key: string } | null {
  const { establishedOn, startsOn, endsOn } = given;
  if (establishedOn > today) return { field: "establishedOn", key: "field.dayAhead" };
  if (startsOn > today) return { field: "startsOn", key: "field.dayAhead" };
  if (startsOn < establishedOn) return { field: "startsOn", key: "field.dayBefore" };
  if (endsOn <= startsOn) return { field: "endsOn", key: "field.dayBefore" };
  return endsOn > lastDayOf(startsOn) ? { field: "endsOn", key: "field.termLong" } : null;
}

/** The last day of a full term: the day before the one five years later. */
export function lastDayOf(startsOn: IsoDate): IsoDate {
  const later = `${String(Number(startsOn.slice(0, 4)) + termYears)}${startsOn.slice(4)}`;
  // The 29th of February has none in most years: the term then ends with that February.
  const day = dayNumberOf(later) ?? dayNumberOf(later.replace(/02-29$/, "03-01"));
  return isoDateOf((day ?? 0) - 1);
}

export function dayBefore(day: IsoDate): IsoDate {
  return isoDateOf((dayNumberOf(day) ?? 0) - 1);
}

export function dayAfter(day: IsoDate): IsoDate {
  return isoDateOf((dayNumberOf(day) ?? 0) + 1);
}
