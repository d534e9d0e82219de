import words from "@/lib/ground/people/messages/zh-CN.json";
import { messages } from "@/lib/platform/i18n/messages";

export const tp = messages(words);

/** `2026-11-30` as people say it. */
export function dayText(day: string): string {
  const [, month = 0, date = 0] = day.split("-").map(Number);
  return tp("leave.day", { month, date });
}
