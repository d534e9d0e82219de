import { lookup, messages } from "@/lib/platform/i18n/messages";
import words from "@/lib/across/walls/messages/zh-CN.json";

export const tv = messages(words);

/** A result's kind in one word; it is data. */
export function outcomeWord(outcome: string): string {
  return lookup([words], `public.outcome.${outcome}`);
}

export function reasonWord(reason: string): string {
  return lookup([words], `reason.${reason}`);
}
