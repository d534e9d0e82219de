import { lookup, messages } from "@/lib/platform/i18n/messages";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import walls from "@/lib/across/walls/messages/zh-CN.json";
import words from "./messages/zh-CN.json";

/** The texts of the portal's pages; only the server holds them. */
export const t = messages(words);

/** A status in plain words. */
export function statusText(status: string): string {
  return lookup([words], `status.${status}`);
}

/** What comes after this status, and what the resident may do. */
export function nextText(status: string): string {
  return lookup([words], `next.${status}`);
}

export function outcomeText(outcome: string): string {
  return lookup([words], `outcome.${outcome}`);
}

/** What happened, as the resident is told; the name of an event is data. */
export function eventText(name: string, values: Readonly<Record<string, string>>): string {
  const { outcome = "" } = values;
  const said = outcome === "" ? "" : outcomeText(outcome);
  return lookup([tickets, walls], `resident.${name}`, { ...values, outcome: said }).trim();
}
