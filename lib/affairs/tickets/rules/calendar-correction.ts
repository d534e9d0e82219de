import { addDuration } from "@/lib/platform/core/calendar";
import type { Duration } from "@/lib/platform/core/duration";
import type { Instant } from "@/lib/platform/core/time-zone";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import { readReckoning, reckonMoves } from "./reckoning";

/** The times of an order, which only ever move forward. */
export interface OrderTimes {
  readonly dueAt: Instant;
  readonly acceptBy: Instant;
  readonly firstContactBy: Instant;
  readonly returnUntil: Instant;
}

/** An order some of whose times were reckoned over days of which no notice was published yet. */
export interface ProvisionalOrder extends OrderTimes {
  readonly dispatchedAt: Instant;
  readonly provisional: boolean;
  readonly reckoning: unknown;
}

/**
 * The times by the calendar as it is known now, or null when it says nothing new. Forward only
 * (DESIGN §2): a make-up workday that was published late takes no time away. Reckoned through all the
 * moves since the dispatch, so an extension, a pause and a second handling are corrected as well.
 */
export function correctedTimes(
  order: ProvisionalOrder,
  calendar: WorkCalendar,
): (OrderTimes & { provisional: boolean }) | null {
  const { provisional, dispatchedAt } = order;
  const kept = provisional ? readReckoning(order.reckoning) : null;
  if (kept === null) return null;
  const due = reckonMoves(kept.moves, calendar);
  // No time of the order lies after the due time that it was sent out with.
  const first = reckonMoves(kept.moves.slice(0, 1), calendar);
  let open = due.provisional;
  const within = (limit: Duration | undefined, stands: Instant) => {
    if (limit === undefined) return stands;
    const reckoned = addDuration(dispatchedAt, limit, calendar);
    open ||= reckoned.provisional && reckoned.at <= first.at;
    return Math.max(stands, Math.min(reckoned.at, first.at));
  };
  const corrected = {
    dueAt: Math.max(order.dueAt, due.at),
    acceptBy: within(kept.first?.accept, order.acceptBy),
    firstContactBy: within(kept.first?.contact, order.firstContactBy),
    returnUntil:
      kept.first === null
        ? order.returnUntil
        : Math.max(order.returnUntil, addDuration(dispatchedAt, kept.first.returns, calendar).at),
  };
  const moves =
    corrected.dueAt !== order.dueAt ||
    corrected.acceptBy !== order.acceptBy ||
    corrected.firstContactBy !== order.firstContactBy ||
    corrected.returnUntil !== order.returnUntil;
  return open && !moves ? null : { ...corrected, provisional: open };
}
