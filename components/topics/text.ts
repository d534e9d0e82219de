import words from "@/lib/affairs/topics/messages/zh-CN.json";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { messages } from "@/lib/platform/i18n/messages";

export const tm = messages(words);

/** A month by its first day, with its year. */
export function monthText(month: IsoDate): string {
  const [year, number] = month.split("-").map(Number);
  return tm("month", { year: year ?? 0, month: number ?? 0 });
}

/** A day as people say it. */
export function dayText(day: IsoDate): string {
  const [year, month, date] = day.split("-").map(Number);
  return tm("day", { year: year ?? 0, month: month ?? 0, day: date ?? 0 });
}
