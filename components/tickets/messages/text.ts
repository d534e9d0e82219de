import { lookup, messages } from "@/lib/platform/i18n/messages";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import words from "./zh-CN.json";

/** The words of the screens about tickets. A key that does not exist does not compile. */
export const tt = messages(words);

/** The words of the affair itself: verbs, sources, reasons, events. */
export const word = messages(tickets);

/** What happened; the name of an event is data. */
export function eventText(name: string, values: Readonly<Record<string, string | number>>): string {
  const { outcome = "" } = values;
  const said = outcome === "" ? "" : lookup([tickets], `outcome.${outcome}`);
  return lookup([tickets], `event.${name}`, { ...values, outcome: said }).trim();
}
