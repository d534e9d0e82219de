import { endedTicketStatuses, type TicketStatus } from "./statuses";

/** Columns of a ticket that hold an instant. */
export type TimeColumn =
  | "registeredAt"
  | "closedAt"
  | "dueAt"
  | "ratedAt"
  | "resolvedAt"
  | "firstContactAt"
  | "firstContactBy";

/** What a ticket must be to count; every part given must hold. */
export interface MeasureRule {
  /** The instant whose local date is the day it counts for; null counts what stands now. */
  readonly day: "registeredAt" | "closedAt" | "dueAt" | "ratedAt" | null;
  readonly statusIn?: readonly TicketStatus[];
  readonly statusNotIn?: readonly TicketStatus[];
  /** The first instant is there and does not come after the second. */
  readonly inOrder?: readonly [TimeColumn, TimeColumn];
  readonly answer?: readonly ["ratedSolved" | "ratedSatisfied", string];
  /** The due time lies before now. */
  readonly late?: true;
  /** How it stands to the figures: `counted` leaves out what was excluded from them. */
  readonly mark?: "counted" | "excluded" | "corrected";
}

// Ended without handling, or on the backlog list with its clock stopped (挂账): no organization could
// have kept or missed a due time.
const neverHandled = ["withdrawn", "terminated", "rejected", "answered", "deferred"] as const;

/** While an organization has the matter in hand, its clock can run out. */
export const runningStatuses = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
] as const satisfies readonly TicketStatus[];

/**
 * What every figure counts, as data: the dashboards add up the roll-up that the database keeps with
 * the same conditions (sec.measures), and a list with `measure=` shows the very rows behind the sum.
 * A test compares both. `overdue` alone is not rolled up, because it changes with the clock.
 */
export const measureRules = {
  open: { day: null, statusNotIn: endedTicketStatuses },
  overdue: { day: null, statusIn: runningStatuses, late: true },
  registered: { day: "registeredAt" },
  answered: { day: "registeredAt", statusIn: ["answered"] },
  closed: { day: "closedAt", statusIn: ["closed"] },
  due: { day: "dueAt", statusNotIn: neverHandled, mark: "counted" },
  due_on_time: {
    day: "dueAt",
    statusNotIn: neverHandled,
    inOrder: ["resolvedAt", "dueAt"],
    mark: "counted",
  },
  contact_on_time: {
    day: "dueAt",
    statusNotIn: neverHandled,
    inOrder: ["firstContactAt", "firstContactBy"],
    mark: "counted",
  },
  excluded: { day: "dueAt", mark: "excluded" },
  corrected: { day: "dueAt", mark: "corrected" },
  rated: { day: "ratedAt", mark: "counted" },
  solved: { day: "ratedAt", answer: ["ratedSolved", "yes"], mark: "counted" },
  satisfied: { day: "ratedAt", answer: ["ratedSatisfied", "yes"], mark: "counted" },
  basically: { day: "ratedAt", answer: ["ratedSatisfied", "basically"], mark: "counted" },
} as const satisfies Record<string, MeasureRule>;

export type Measure = keyof typeof measureRules;

export function isMeasure(text: string): text is Measure {
  return Object.hasOwn(measureRules, text);
}

export const measureNames: readonly Measure[] = Object.keys(measureRules).filter(isMeasure);

export function measureRule(measure: Measure): MeasureRule {
  return measureRules[measure];
}
