import {
  addDays,
  addDuration,
  subtractDuration,
  type Reckoned,
} from "@/lib/platform/core/calendar";
import type { Duration } from "@/lib/platform/core/duration";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import { movesOfLead, reckonMoves, type MovingOrder, type Reckoning } from "./reckoning";
import type { Settings } from "@/lib/ground/settings/rules/parameters";

/** 应急单, 常规单, 重点单. */
export const urgencies = ["urgent", "routine", "key"] as const;

export type Urgency = (typeof urgencies)[number];

/** By what a district reckons. */
export type Clockwork = { readonly settings: Settings; readonly calendar: WorkCalendar };

export type DispatchTimes = {
  readonly dueAt: Instant;
  /** Accept (签收) by then. */
  readonly acceptBy: Instant;
  /** Speak with the complainant by then. */
  readonly firstContactBy: Instant;
  /** One of them may still be corrected forward, when the year's holidays are published. */
  readonly provisional: boolean;
  readonly reckoning: Reckoning;
};

export type ShorteningVerdict =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: "lengthened" | "not-after-dispatch" | "reason-missing";
    };

/**
 * The times fixed at dispatch. The clock starts here and not when the order is accepted: otherwise
 * who accepts late gains time. `shortenTo` can only shorten (see `checkShortening`), and no
 * time of the order lies after its due time.
 */
export function dueAt(
  order: {
    readonly urgency: Urgency;
    readonly dispatchedAt: Instant;
    readonly shortenTo?: Instant | undefined;
    /** What the catalogue gives for the matter, if anything. */
    readonly limit?: Duration | null | undefined;
    /** A later round at the organization that had an earlier one: a second handling (T18, T21). */
    readonly again?: boolean | undefined;
  },
  clockwork: Clockwork,
): DispatchTimes {
  const { urgency, dispatchedAt, shortenTo, again = false } = order;
  const { settings, calendar } = clockwork;
  const reckon = (limit: Duration) => addDuration(dispatchedAt, limit, calendar);

  const limit = limitOf(order, clockwork);
  const first = reckon(limit);
  const second = reckon(settings["redo.limit"]);
  // Whoever knows the matter already has less time, and never more than the rules give.
  const shorter = again && second.at < first.at;
  const resolve = shorter ? second : first;
  const accept = reckon(settings[`sla.accept.${urgency}`]);
  const contact = reckon(settings["sla.firstContact"]);
  const due = Math.min(resolve.at, shortenTo ?? resolve.at);

  return {
    dueAt: due,
    acceptBy: Math.min(accept.at, due),
    firstContactBy: Math.min(contact.at, due),
    provisional: [resolve, accept, contact].some((one) => isOpen(one, due)),
    reckoning: {
      first: {
        accept: settings[`sla.accept.${urgency}`],
        contact: settings["sla.firstContact"],
        returns: settings["return.window"],
      },
      moves: [
        due < resolve.at
          ? { by: "moment", at: due }
          : { by: "limit", from: dispatchedAt, limit: shorter ? settings["redo.limit"] : limit },
      ],
    },
  };
}

/**
 * The times of a part (协办). It is due so long before the lead that the lead can put the results
 * together, and never after it (DOMAIN §2.6, §2.13). Where the lead has less time left than that, the
 * part is due together with it; a part asked for when the lead is late already has a limit of its own,
 * for nobody can keep a time that is past.
 */
export function partTimes(
  part: {
    readonly urgency: Urgency;
    readonly dispatchedAt: Instant;
    readonly lead: MovingOrder;
  },
  clockwork: Clockwork,
): DispatchTimes {
  const { urgency, dispatchedAt, lead } = part;
  const leadDueAt = lead.dueAt.getTime();
  if (leadDueAt <= dispatchedAt) return dueAt({ urgency, dispatchedAt }, clockwork);
  const { settings, calendar } = clockwork;
  const before = subtractDuration(leadDueAt, settings["co.buffer"], calendar).at;
  const shortenTo = before > dispatchedAt ? before : leadDueAt;
  const times = dueAt({ urgency, dispatchedAt, shortenTo }, clockwork);
  const byLead = {
    by: "part" as const,
    from: dispatchedAt,
    limit: settings[`sla.resolve.${urgency}`],
    lead: movesOfLead(lead),
    before: settings["co.buffer"],
  };
  const { provisional } = reckonMoves([byLead], calendar);
  return {
    ...times,
    provisional: times.provisional || provisional,
    reckoning: { ...times.reckoning, moves: [byLead] },
  };
}

/**
 * The limit that is printed on the order. Limits are set by the catalogue (DOMAIN §2.5, BJ-JSJB
 * art. 13), so the catalogue's own replaces that of the class, also where the law gives longer. An
 * urgent order is about the moment and not about the kind of matter: there the shorter one holds.
 */
export function limitOf(
  order: {
    readonly urgency: Urgency;
    readonly dispatchedAt: Instant;
    readonly limit?: Duration | null | undefined;
  },
  { settings, calendar }: Clockwork,
): Duration {
  const byClass = settings[`sla.resolve.${order.urgency}`];
  const byEntry = order.limit ?? null;
  if (byEntry === null) return byClass;
  if (order.urgency !== "urgent") return byEntry;
  const end = (limit: Duration) => addDuration(order.dispatchedAt, limit, calendar).at;
  return end(byClass) < end(byEntry) ? byClass : byEntry;
}

/** A dispatcher may give less time than the rules, with a reason, and never more. */
export function checkShortening(wish: {
  readonly shortenTo: Instant;
  readonly reason: string;
  readonly dispatchedAt: Instant;
  /** The due time by the rules. */
  readonly dueAt: Instant;
}): ShorteningVerdict {
  if (wish.shortenTo <= wish.dispatchedAt) return { ok: false, reason: "not-after-dispatch" };
  if (wish.shortenTo > wish.dueAt) return { ok: false, reason: "lengthened" };
  if (wish.reason.trim() === "") return { ok: false, reason: "reason-missing" };
  return { ok: true };
}

/** Overdue is computed, never stored: what is done is measured by when it was done. */
export function isOverdue(
  order: { readonly dueAt: Instant; readonly resolvedAt: Instant | null },
  now: Instant,
): boolean {
  return (order.resolvedAt ?? now) > order.dueAt;
}

/** Until when the dispatcher may take a dispatch back unasked; acceptance ends it at once. */
export function recallUntil(
  order: { readonly dispatchedAt: Instant; readonly acceptedAt: Instant | null },
  { settings, calendar }: Clockwork,
): Instant {
  const end = addDuration(order.dispatchedAt, settings["recall.window"], calendar).at;
  return Math.min(end, order.acceptedAt ?? end);
}

/** Until when the receiver may ask to return the order (退单). */
export function returnUntil(
  order: { readonly dispatchedAt: Instant },
  { settings, calendar }: Clockwork,
): Reckoned {
  return addDuration(order.dispatchedAt, settings["return.window"], calendar);
}

/** When the centre is to call back (回访). A ticket resolved late is called back at once. */
export function callbackAt(
  ticket: { readonly resolvedAt: Instant; readonly dueAt: Instant },
  { settings, calendar }: Clockwork,
): Reckoned {
  const due = { at: Math.max(ticket.resolvedAt, ticket.dueAt), provisional: false };
  if (settings["callback.rule"] === "at-due") return due;
  const next = addDuration(ticket.resolvedAt, { value: 1, unit: "work_day" }, calendar);
  return next.at < due.at ? next : due;
}

/**
 * When a resolved ticket that nobody rated closes as unrated. The window begins with the call-back
 * and belongs to the resident, so natural days in it last until midnight.
 */
export function callbackCloseAt(
  ticket: { readonly resolvedAt: Instant; readonly dueAt: Instant },
  clockwork: Clockwork,
): Reckoned {
  const callback = callbackAt(ticket, clockwork);
  const close = residentWindow(
    callback.at,
    clockwork.settings["callback.unratedCloseAfter"],
    clockwork.calendar,
  );
  return { at: close.at, provisional: callback.provisional || close.provisional };
}

/** Until when the complainant may have a closed ticket opened again. */
export function reopenUntil(
  ticket: { readonly closedAt: Instant },
  { settings, calendar }: Clockwork,
): Reckoned {
  return residentWindow(ticket.closedAt, settings["reopen.window"], calendar);
}

/** Until when a consultation (会商) is to be concluded (T5). */
export function consultUntil(now: Instant, { settings, calendar }: Clockwork): Reckoned {
  return addDuration(now, settings["consult.limit"], calendar);
}

/** Until when an extension (延期) must be asked for; at the latest before the due time (T11). */
export function extensionUntil(
  order: { readonly dueAt: Instant },
  { settings, calendar }: Clockwork,
): Instant {
  return subtractDuration(order.dueAt, settings["extension.applyBefore"], calendar).at;
}

/** The due time with the days that were granted, in the unit of the district's cap (T12). */
export function extendedDueAt(
  order: { readonly dueAt: Instant; readonly days: number },
  { settings, calendar }: Clockwork,
): Reckoned {
  const { unit } = settings["extension.maxDays"];
  return addDuration(order.dueAt, { value: order.days, unit }, calendar);
}

/** A deferral (挂账) is looked at again no later than this. */
export function reviewUntil(now: Instant, { settings, calendar }: Clockwork): Instant {
  return addDays(now, settings["backlog.reviewEvery"].value, calendar.timeZone);
}

function residentWindow(start: Instant, window: Duration, calendar: WorkCalendar): Reckoned {
  return window.unit === "day"
    ? { at: addDays(start, window.value, calendar.timeZone), provisional: false }
    : addDuration(start, window, calendar);
}

/**
 * Whether a correction can still change this time of the order. A provisional limit that a certain,
 * earlier due time cuts off cannot: corrections go forward only.
 */
function isOpen(limit: Reckoned, due: Instant): boolean {
  return limit.provisional && limit.at <= due;
}
