import { addDuration } from "@/lib/platform/core/calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { Clockwork } from "./deadline";

export interface HurryFacts {
  readonly registeredAt: Date;
  /** How often the resident has urged in this round, and when last. */
  readonly hurried: number;
  readonly hurriedAt: Date | null;
  readonly dueAt: Date | null;
}

export type HurryVerdict =
  | { readonly ok: true }
  /** May be urged again from then on; null = not any more in this round. */
  | { readonly ok: false; readonly from: Instant | null };

/**
 * 催办 by the resident: a reminder without formal effect, limited so that it stays one (ANCHORS §6,
 * wish 20). The district says how long it takes between two, and how many there are; a matter that is
 * late may be urged as often as the time between two allows.
 */
export function mayHurry(
  ticket: HurryFacts,
  now: Instant,
  { settings, calendar }: Clockwork,
): HurryVerdict {
  const late = ticket.dueAt !== null && ticket.dueAt.getTime() < now;
  if (!late && ticket.hurried >= settings["urge.resident.max"]) return { ok: false, from: null };
  const last = ticket.hurriedAt ?? (late ? null : ticket.registeredAt);
  if (last === null) return { ok: true };
  const from = addDuration(last.getTime(), settings["urge.resident.every"], calendar).at;
  return from <= now ? { ok: true } : { ok: false, from };
}
