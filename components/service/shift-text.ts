import { dayNumberOf, weekday } from "@/lib/platform/core/calendar-day";
import { clockText, dayText } from "../ui/time-words";
import { tsv } from "./text";

const week = [
  "week.monday",
  "week.tuesday",
  "week.wednesday",
  "week.thursday",
  "week.friday",
  "week.saturday",
  "week.sunday",
] as const;

/** "11-25 周三 19:00–21:00"; the year only when it is another one. */
export function shiftText(startsAt: string, endsAt: string, now: string): string {
  const day = dayText(startsAt);
  const end =
    dayText(endsAt) === day ? clockText(endsAt) : `${dayText(endsAt)} ${clockText(endsAt)}`;
  return `${dayWithWeek(startsAt, now)} ${clockText(startsAt)}–${end}`;
}

/** "11-25 周三 19:00" */
export function startText(startsAt: string, now: string): string {
  return `${dayWithWeek(startsAt, now)} ${clockText(startsAt)}`;
}

function dayWithWeek(iso: string, now: string): string {
  const day = dayText(iso);
  const shown = day.slice(0, 4) === dayText(now).slice(0, 4) ? day.slice(5) : day;
  const key = week[weekday(dayNumberOf(day) ?? 0) - 1];
  return key === undefined ? shown : `${shown} ${tsv(key)}`;
}
