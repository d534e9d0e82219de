import { lookup, messages } from "@/lib/platform/i18n/messages";
import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import words from "./zh-CN.json";

/** The words of the screens about tickets. A key that does not exist does not compile. */
export const tt = messages(words);

/** What happened, in the words of the affair itself; the name of an event is data. */
export function eventText(name: string): string {
  return lookup([tickets], `event.${name}`);
}
