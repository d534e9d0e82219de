import words from "@/lib/affairs/proactive/messages/zh-CN.json";
import type { IsoDate } from "@/lib/platform/core/calendar-day";
import { messages } from "@/lib/platform/i18n/messages";

export const tpa = messages(words);

/** A window of days as people say it; the year stands once where it is the same. */
export function windowText({ from, to }: { from: IsoDate; to: IsoDate }): string {
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return tpa("window", { from: dayText(from), to: sameYear ? shortText(to) : dayText(to) });
}

function dayText(day: IsoDate): string {
  return tpa("day", { year: day.slice(0, 4), rest: shortText(day) });
}

function shortText(day: IsoDate): string {
  const [, month, date] = day.split("-").map(Number);
  return tpa("dayShort", { month: month ?? 0, day: date ?? 0 });
}
