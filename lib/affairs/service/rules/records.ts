import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { msPerDay } from "@/lib/platform/core/calendar-day";
import type { Instant } from "@/lib/platform/core/time-zone";
import { isServiceReader } from "./staff";

export const recordStatuses = ["submitted", "confirmed", "refused", "withdrawn"] as const;
export type RecordStatus = (typeof recordStatuses)[number];

export interface Span {
  startsAt: Instant;
  endsAt: Instant;
}

export type RecordFault = "endsBefore" | "tooLong" | "future" | "otherTime";

/**
 * What is wrong with a time that a volunteer tells: it must be over, and where there was a shift it
 * must have to do with that shift. Nobody's presence is measured (DOMAIN §11.2, P1).
 */
export function recordFault(told: Span, shift: Span | null, now: Instant): RecordFault | null {
  if (told.endsAt <= told.startsAt) return "endsBefore";
  if (told.endsAt - told.startsAt > msPerDay) return "tooLong";
  if (told.endsAt > now) return "future";
  const touches = shift === null || (told.startsAt < shift.endsAt && told.endsAt > shift.startsAt);
  return touches ? null : "otherTime";
}

/** 接收方确认: who received the service says that it was so (DOMAIN §4.6). */
export function canDecide(actor: ActorFacts): Verdict {
  return isServiceReader(actor) ? allowed : refused("forbidden", "refusal.role");
}

/** How many minutes there were, as people read them. */
export function hoursAndMinutes(minutes: number): { hours: number; minutes: number } {
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
