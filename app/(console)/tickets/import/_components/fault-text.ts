import tickets from "@/lib/affairs/tickets/messages/zh-CN.json";
import { lookup } from "@/lib/platform/i18n/messages";
import web from "@/lib/web/messages/zh-CN.json";

/** The sentence of what is wrong in one cell. */
export function caseFaultText({ reason, number }: { reason: string; number: string }): string {
  return lookup([tickets, web], reason, { number });
}
