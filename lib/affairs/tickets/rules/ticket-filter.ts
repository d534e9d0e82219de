import { z } from "zod";
import { cardLevels } from "@/lib/parts/clocks/rules/cards";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import { urgencies } from "./deadline";
import { measureNames } from "./measures";
import { ticketStatuses, type TicketStatus } from "./statuses";

/** The tabs above the list. */
export const ticketGroups = {
  waiting: ["registered", "screening", "consulting"],
  linked: ["linked"],
  working: ["dispatched", "accepted", "in_progress"],
  deferred: ["deferred"],
  returning: ["return_requested"],
  checking: ["verification"],
  calling: ["callback"],
  closed: ["closed"],
  ended: ["rejected", "answered", "withdrawn", "terminated", "transferred"],
} as const satisfies Record<string, readonly TicketStatus[]>;

export type TicketGroup = keyof typeof ticketGroups;

export const ticketGroupNames = [
  "waiting",
  "working",
  "deferred",
  "linked",
  "returning",
  "checking",
  "calling",
  "closed",
  "ended",
] as const satisfies readonly TicketGroup[];

// What cannot be read is left out: an old bookmark or a cut address still opens a list.
const maybe = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);
export const filterDay = maybe(z.string().refine((text) => dayNumberOf(text) !== null));
export const filterText = maybe(z.string().trim().min(1).max(60));
/** Place of the page: milliseconds and id of the row beside it. */
export const filterCursor = maybe(z.string().regex(/^\d{1,15}\.[0-9a-f-]{36}$/));
const filterId = maybe(z.uuid());
export const filterDue = maybe(z.enum(["over", "soon"]));
export const filterUrgency = maybe(z.enum(urgencies));
/** A mark that is on or absent. */
const filterMark = maybe(z.enum(["1"]));

/** In work, and nothing has happened for so many days. */
export const filterIdle = maybe(z.string().regex(/^[1-9]\d{0,2}$/));

const sources = [
  "portal",
  "platform",
  "phone",
  "walk_in",
  "grid",
  "hotline",
  "meeting",
  "other",
] as const;

export const ticketFilter = z.object({
  group: maybe(z.enum(ticketGroupNames)),
  status: maybe(z.enum(ticketStatuses)),
  category: filterId,
  area: filterId,
  organization: filterId,
  urgency: filterUrgency,
  source: maybe(z.enum(sources)),
  due: filterDue,
  physical: maybe(z.enum(["0", "1"])), // whether it must be looked at on site
  redo: filterMark,
  idle: filterIdle,
  old: filterIdle, // registered more than so many days ago
  escalated: filterMark, // problem orders (问题工单)
  asking: maybe(z.enum(["1", "contested"])), // somebody asked for something, or a deferral is to be looked at; objections alone
  call: filterMark, // somebody is to call the resident, or to close after it
  card: maybe(z.enum(["proposed", ...cardLevels])), // 督办: in force, or waiting for a decision
  measure: maybe(z.enum(measureNames)),
  from: filterDay,
  to: filterDay,
  q: filterText,
  before: filterCursor, // rows older than this one
  after: filterCursor, // rows newer than this one
});
export type TicketFilter = z.infer<typeof ticketFilter>;

/** Whoever has let a matter lie for a week is asked about it. */
export const idleDays = "7";

export const ticketFilterSources = sources;

/** What an address carries: a value given twice counts once. */
export type AddressValues = Readonly<Record<string, string | readonly string[] | undefined>>;

export function readTicketFilter(values: AddressValues): TicketFilter {
  return ticketFilter.parse(single(values));
}

export function single(values: AddressValues): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      key,
      typeof value === "string" || value === undefined ? value : value[0],
    ]),
  );
}

/** The address of a list with some filters changed; every change begins at the first page. */
export function filterAddress(
  base: string,
  filter: Readonly<Record<string, string | undefined>>,
  change: Readonly<Record<string, string | undefined>> = {},
): string {
  const merged = { ...filter, before: undefined, after: undefined, ...change };
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(merged)) if (value) query.set(key, value);
  const text = query.toString();
  return text === "" ? base : `${base}?${text}`;
}

/** Words that the search can find: at least two signs that are indexed (sec.grams). */
export function searchable(text: string): boolean {
  return text.toLowerCase().replace(/[^0-9a-z\u3400-\u9fff]+/g, "").length >= 2;
}
