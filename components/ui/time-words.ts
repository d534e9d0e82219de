import { t } from "../messages/text";

// China keeps one time without summer time, also in Xinjiang's offices: fixed on purpose, so that
// server and browser write the same whatever zone the machine is set to.
const parts = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

export interface ClockParts {
  year: string;
  month: string;
  day: string;
  hour: string;
  minute: string;
}

/** The wall clock in Beijing at an instant (ISO 8601 with zone). */
export function clockParts(iso: string): ClockParts {
  const found = new Map(parts.formatToParts(Date.parse(iso)).map((p) => [p.type, p.value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? "";
  return {
    year: part("year"),
    month: part("month"),
    day: part("day"),
    hour: part("hour"),
    minute: part("minute"),
  };
}

/** "2026-11-22 14:05": sorts, lines up, and cannot be misread. */
export function fullTime(iso: string): string {
  const { year, month, day, hour, minute } = clockParts(iso);
  return `${year}-${month}-${day} ${hour}:${minute}`;
}

/** "2026-11-22" */
export function dayText(iso: string): string {
  const { year, month, day } = clockParts(iso);
  return `${year}-${month}-${day}`;
}

/** Whole days on the calendar from now to then: 0 today, 1 tomorrow, -1 yesterday. */
export function daysBetween(nowIso: string, thenIso: string): number {
  const day = (iso: string) => Math.round(Date.parse(`${dayText(iso)}T00:00:00Z`) / 86_400_000);
  return day(thenIso) - day(nowIso);
}

/** As a colleague would say it: "今天 14:05", "昨天 09:30", "11-02 16:20", "2025-12-31 08:00". */
export function shortTime(iso: string, nowIso: string): string {
  const { year, month, day, hour, minute } = clockParts(iso);
  const clock = `${hour}:${minute}`;
  switch (daysBetween(nowIso, iso)) {
    case 0:
      return t("time.today", { clock });
    case -1:
      return t("time.yesterday", { clock });
    case 1:
      return t("time.tomorrow", { clock });
    default:
      return year === clockParts(nowIso).year
        ? `${month}-${day} ${clock}`
        : `${year}-${month}-${day} ${clock}`;
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
