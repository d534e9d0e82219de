import words from "@/lib/affairs/proactive/messages/zh-CN.json";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { messages } from "@/lib/platform/i18n/messages";

export const tpa = messages(words);

/** A window of days as people say it. */
export function windowText({ from, to }: { from: IsoDate; to: IsoDate }): string {
  return tpa("window", { from: dayText(from), to: dayText(to) });
}

function dayText(day: IsoDate): string {
  const [year, month, date] = day.split("-").map(Number);
  return tpa("day", { year: year ?? 0, month: month ?? 0, day: date ?? 0 });
}
