import "server-only";
import { withoutTraces } from "@/lib/parts/traces/rules/personal-traces";
import type { Scope } from "@/lib/platform/db/scope";
import { messages } from "@/lib/platform/i18n/messages";
import words from "../messages/zh-CN.json";
import { visibleTickets } from "../rules/policy";

const t = messages(words);

/** One of several that are sent out together. */
export interface BulkTicket {
  id: string;
  version: number;
  title: string;
  place: string;
  /** The resident's words without what tells who said them. */
  task: string;
}

/** Of these tickets those that still wait to be sent out. One statement. */
export async function bulkTickets(
  { actor, tx }: Scope,
  ids: readonly string[],
): Promise<BulkTicket[]> {
  const rows = await tx.ticket.findMany({
    where: {
      tenantId: actor.tenantId,
      AND: [visibleTickets(actor), { id: { in: [...ids] }, status: "screening" }],
    },
    orderBy: [{ registeredAt: "asc" }, { id: "asc" }],
    select: { id: true, version: true, title: true, placeNames: true, address: true, text: true },
  });
  return rows.map(({ placeNames, address, text, ...row }) => ({
    ...row,
    place: [placeNames, address].filter(Boolean).join(" "),
    task: withoutTraces(text, t("suggest.removed")),
  }));
}
