import { msPerDay } from "@/lib/platform/core/calendar-day";
import { localDate, localDay, offsetAt } from "@/lib/platform/core/time-zone";
import { t } from "../messages/text";

// China keeps one time without summer time, also in Xinjiang's offices: fixed on purpose, so that
// server and browser write the same whatever zone the machine is set to.
const zone = "Asia/Shanghai";

/** "2026-11-22": the day in Beijing of an instant in ISO 8601. */
export function dayText(iso: string): string {
  return localDate(Date.parse(iso), zone);
}

/** "14:05" */
export function clockText(iso: string): string {
  const instant = Date.parse(iso);
  const wall = instant + offsetAt(instant, zone) - localDay(instant, zone) * msPerDay;
  const minutes = Math.floor(wall / 60_000);
  return [Math.floor(minutes / 60), minutes % 60]
    .map((part) => String(part).padStart(2, "0"))
    .join(":");
}

/** "2026-11-22 14:05": sorts, lines up, and cannot be misread. */
export function fullTime(iso: string): string {
  return `${dayText(iso)} ${clockText(iso)}`;
}

/** Whole days on the calendar from now to then: 0 today, 1 tomorrow, -1 yesterday. */
export function daysBetween(nowIso: string, thenIso: string): number {
  return localDay(Date.parse(thenIso), zone) - localDay(Date.parse(nowIso), zone);
}

/** As a colleague would say it: "今天 14:05", "昨天 09:30", "11-02 16:20", "2025-12-31 08:00". */
export function shortTime(iso: string, nowIso: string): string {
  const clock = clockText(iso);
  switch (daysBetween(nowIso, iso)) {
    case 0:
      return t("time.today", { clock });
    case -1:
      return t("time.yesterday", { clock });
    case 1:
      return t("time.tomorrow", { clock });
    default: {
      const day = dayText(iso);
      const sameYear = day.slice(0, 4) === dayText(nowIso).slice(0, 4);
      return `${sameYear ? day.slice(5) : day} ${clock}`;
    }
  }
}

/** The two largest units of a span: "2 天 3 小时", "5 小时", "12 分钟". */
export function spanText(milliseconds: number): string {
  const minutes = Math.floor(Math.abs(milliseconds) / 60_000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  if (days > 0) {
    return hours === 0 ? t("span.days", { days }) : t("span.daysHours", { days, hours });
  }
  if (hours === 0) return t("span.minutes", { minutes });
  const rest = minutes % 60;
  // Near the end minutes matter; with many hours left they are noise.
  return hours < 3 && rest > 0
    ? t("span.hoursMinutes", { hours, minutes: rest })
    : t("span.hours", { hours });
}
