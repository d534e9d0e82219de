import { z } from "zod";
import { durationShape } from "@/lib/ground/settings/rules/parameter";
import {
  addDuration,
  addWorkMinutes,
  subtractDuration,
  workMinutesBetween,
  type Reckoned,
} from "@/lib/platform/core/calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";

// By what the times of an order were reckoned, kept on the order (assignment.reckoning): when the holidays
// of a year come out late, they are reckoned again from there (DESIGN §2, calendar correction).

const instant = z.number();

const ownMove = z.discriminatedUnion("by", [
  /** A dispatch or a second handling: so long from a moment. */
  z.strictObject({ by: z.literal("limit"), from: instant, limit: durationShape }),
  /** Not before a moment: the dispatcher's own, or what everybody was told when it was moved. */
  z.strictObject({ by: z.literal("moment"), at: instant }),
  /** An extension: so long after what it was. */
  z.strictObject({ by: z.literal("more"), limit: durationShape }),
  /** Later by the working time between the two. */
  z.strictObject({ by: z.literal("pause"), from: instant, to: instant }),
]);

const move = z.discriminatedUnion("by", [
  ...ownMove.options,
  /** A part: its own limit, and no later than so long before its lead as that stood then (DOMAIN §2.6). */
  z.strictObject({
    by: z.literal("part"),
    from: instant,
    limit: durationShape,
    lead: z.array(ownMove).min(1),
    before: durationShape,
  }),
]);

const reckoningShape = z.strictObject({
  /** What else the dispatch fixed; null once all of that was certain. */
  first: z
    .strictObject({ accept: durationShape, contact: durationShape, returns: durationShape })
    .nullable(),
  moves: z.array(move).min(1),
});

type OwnMove = z.infer<typeof ownMove>;
type Move = z.infer<typeof move>;
export type Reckoning = z.infer<typeof reckoningShape>;

/** An order as far as its times depend on it. */
export interface MovingOrder {
  readonly dueAt: Date;
  readonly dueProvisional: boolean;
  readonly reckoning: unknown;
}

/** The due time after one more move, never before the one it has, and by what it was reckoned. */
export function moved(
  order: MovingOrder,
  next: OwnMove,
  calendar: WorkCalendar,
): { dueAt: Instant; dueProvisional: boolean; reckoning: Reckoning } {
  const before = standing(order);
  const reckoning = { ...before, moves: [...before.moves, momentOf(order), next] };
  const due = reckonMoves(reckoning.moves, calendar);
  const dueAt = Math.max(due.at, order.dueAt.getTime());
  return { dueAt, dueProvisional: due.provisional, reckoning };
}

/** The moves by which a part follows its lead as it stands now. */
export function movesOfLead(lead: MovingOrder): OwnMove[] {
  const moves = standing(lead).moves.flatMap((one) => (one.by === "part" ? [] : [one]));
  return [...moves, momentOf(lead)];
}

/** Null on an order from before its reckoning was kept. */
export function readReckoning(kept: unknown): Reckoning | null {
  return reckoningShape.safeParse(kept).data ?? null;
}

/** The due time that these moves make, one after the other. */
export function reckonMoves(moves: readonly Move[], calendar: WorkCalendar): Reckoned {
  return moves.reduce<Reckoned>((due, one) => after(due, one, calendar), {
    at: -Infinity,
    provisional: false,
  });
}

function after(due: Reckoned, one: Move, calendar: WorkCalendar): Reckoned {
  switch (one.by) {
    case "limit":
      return later(due, addDuration(one.from, one.limit, calendar));
    case "moment":
      return later(due, { at: one.at, provisional: false });
    case "more":
      return on(due, addDuration(due.at, one.limit, calendar));
    case "pause": {
      const paused = workMinutesBetween(one.from, one.to, calendar);
      const resumed = addWorkMinutes(due.at, Math.max(0, paused.minutes), calendar);
      return on(due, { at: resumed.at, provisional: resumed.provisional || paused.provisional });
    }
    case "part":
      return later(due, partDue(one, calendar));
  }
}

/** Where the lead has less time left than the part is to be earlier, both are due together. */
function partDue(
  { from, limit, lead, before }: Extract<Move, { by: "part" }>,
  calendar: WorkCalendar,
): Reckoned {
  const own = addDuration(from, limit, calendar);
  const whole = reckonMoves(lead, calendar);
  const early = subtractDuration(whole.at, before, calendar);
  const end = early.at > from ? early : whole;
  // What a certain, earlier end cuts off cannot move it: corrections go forward only.
  return own.at <= end.at ? own : { at: end.at, provisional: end.provisional || whole.provisional };
}

/** What was certain is only a moment from now on: another notice or working time moves nothing of it. */
function standing(order: MovingOrder): Reckoning {
  const kept = order.dueProvisional ? readReckoning(order.reckoning) : null;
  return kept ?? { first: null, moves: [] };
}

function momentOf({ dueAt }: MovingOrder) {
  return { by: "moment" as const, at: dueAt.getTime() };
}

function later(one: Reckoned, other: Reckoned): Reckoned {
  if (one.at === -Infinity) return other;
  return { at: Math.max(one.at, other.at), provisional: one.provisional || other.provisional };
}

function on(before: Reckoned, reckoned: Reckoned): Reckoned {
  return { at: reckoned.at, provisional: before.provisional || reckoned.provisional };
}
