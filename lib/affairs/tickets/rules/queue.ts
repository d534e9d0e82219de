import { z } from "zod";
import { addDuration } from "@/lib/platform/core/calendar";
import type { Clockwork } from "./deadline";
import type { TicketStatus } from "./statuses";
import { filterText, single, type AddressValues } from "./ticket-filter";

/**
 * The heaps of a dispatcher's desk: 待派, 待审, 待核, 待结. In 待审 stands what somebody asks the desk
 * for: to take a matter back, for more time, to put it off or to end it, and a card to be decided.
 */
export const queueTabs = ["dispatching", "asking", "checking", "closing"] as const;
export type QueueTab = (typeof queueTabs)[number];

/** What waits for a decision of the desk. Only what the street checks itself is in `checking`. */
export const queueStatuses = {
  dispatching: ["registered", "screening", "consulting"],
  checking: ["verification"],
  closing: ["callback"],
} as const satisfies Record<Exclude<QueueTab, "asking">, readonly TicketStatus[]>;

/** Whose: everybody's, what nobody has taken yet, or the own. */
const queueShares = ["free", "mine"] as const;

const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

export const queueAddress = z.object({
  tab: z.enum(queueTabs).catch("dispatching").default("dispatching"),
  whose: maybe(z.enum(queueShares)),
  q: filterText,
  ticket: maybe(z.uuid()),
  bulk: maybe(z.string().regex(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,19}$/)), // sent out together
  form: maybe(z.enum(["transfer", "addCo"])), // a form that needs more than the page shows at first
});
export type QueueAddress = z.infer<typeof queueAddress>;

export function readQueueAddress(values: AddressValues): QueueAddress {
  return queueAddress.parse(single(values));
}

/**
 * Until when it must be decided whether and to whom a ticket is sent (sla.screen, of urgent kinds
 * sla.screen.urgent), or who does what two organizations say is not theirs (T10).
 */
export function screenBy(
  startedAt: number,
  { settings, calendar }: Clockwork,
  { likelyUrgent = false, disputed = false }: { likelyUrgent?: boolean; disputed?: boolean } = {},
): number {
  const ordinary = disputed ? "adjudicate.within" : "sla.screen";
  const limit = settings[likelyUrgent ? "sla.screen.urgent" : ordinary];
  return addDuration(startedAt, limit, calendar).at;
}
