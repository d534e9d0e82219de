import { lookup, messages } from "@/lib/platform/i18n/messages";
import words from "./messages/zh-CN.json";

/** The texts of the portal's pages; only the server holds them. */
export const t = messages(words);

/** The same for a key that is data, such as a status or the name of an event. */
export function tOf(kind: "event" | "status" | "next" | "outcome", name: string): string {
  return lookup([words], `${kind}.${name}`);
}
