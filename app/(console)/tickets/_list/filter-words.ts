import type { ActiveFilter } from "@/components/lists/active-filters";
import { tl } from "@/components/lists/text";
import { t } from "@/components/messages/text";
import { clockWord, word } from "@/components/tickets/messages/text";
import type { TicketListOptions } from "@/lib/affairs/tickets/queries/list-options";
import { filterAddress, type TicketFilter } from "@/lib/affairs/tickets/rules/ticket-filter";
import { tk } from "./text";

const base = "/tickets";

/** The filters that are on, in words; the tab shows itself and is not among them. */
export function activeFilters(filter: TicketFilter, options: TicketListOptions): ActiveFilter[] {
  const without = (...keys: (keyof TicketFilter)[]) =>
    filterAddress(base, filter, Object.fromEntries(keys.map((key) => [key, undefined])));
  const one = (key: keyof TicketFilter, label: string, value: string | null | undefined) =>
    filter[key] === undefined
      ? []
      : [{ label, value: value ?? tk("unknown"), removeHref: without(key) }];
  return [
    ...one("measure", tk("filter.measure"), filter.measure && tk(`measure.${filter.measure}`)),
    ...one("status", tk("filter.status"), filter.status && t(`ticket.status.${filter.status}`)),
    ...one("q", tk("filter.q"), filter.q),
    ...one("area", tk("filter.area"), options.areaName),
    ...one("category", tk("filter.category"), options.categoryName),
    ...one("organization", tk("filter.organization"), options.organizationName),
    ...one("urgency", tl("filter.urgency"), filter.urgency && t(`urgency.${filter.urgency}`)),
    ...one("source", tk("filter.source"), filter.source && word(`source.${filter.source}`)),
    ...one("due", tl("filter.due"), filter.due && tl(`filter.due.${filter.due}`)),
    ...one("physical", tk("filter.physical"), physicalWord(filter.physical)),
    ...one("asking", tk("filter.asking"), filter.asking && tk(`asking.${filter.asking}`)),
    ...one("call", tk("filter.call"), tk("call.yes")),
    ...one("idle", tk("filter.idle"), tk("idle.days", { days: filter.idle ?? "" })),
    ...one("old", tk("filter.old"), tk("old.days", { days: filter.old ?? "" })),
    ...one("card", tk("filter.card"), filter.card && cardWord(filter.card)),
    ...one("redo", tk("filter.redo"), tk("redo.yes")),
    ...one("escalated", tk("filter.escalated"), tk("escalated.yes")),
    ...period(filter, without("from", "to")),
  ];
}

export function cardWord(card: NonNullable<TicketFilter["card"]>): string {
  return card === "proposed" ? tk("card.proposed") : clockWord(`level.${card}`);
}

function physicalWord(physical: TicketFilter["physical"]) {
  return tk(physical === "1" ? "physical.yes" : "physical.no");
}

/** What stands open or overdue stands so now: a period says nothing about it. */
function period({ from, to, measure }: TicketFilter, removeHref: string): ActiveFilter[] {
  if ((from ?? to) === undefined || measure === "open" || measure === "overdue") return [];
  const label = tk(measure === undefined ? "filter.period" : "filter.periodOf");
  return [{ label, value: `${from ?? ""} – ${to ?? ""}`, removeHref }];
}
