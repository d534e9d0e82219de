import type { Settings } from "@/lib/ground/settings/rules/parameters";
import { addDuration, type Reckoned } from "@/lib/platform/core/calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import { lastWorkingMoment, nextWorkingMoment, workBefore } from "@/lib/platform/core/work-before";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import { kindRows, type ClockKind } from "./kinds";

/** By what a district, and a street of it, reckons. */
export type Clockwork = { readonly settings: Settings; readonly calendar: WorkCalendar };

/** `warn` before the due time, `due` when it has passed, `red`, and each `up.n` one rung higher. */
export type Step = { readonly key: string; readonly at: Instant };

/**
 * When a limit that the row itself does not carry is due; `orderDueAt` is that of the order it is
 * about. Where the district calls back at the due time, nobody is late with it before.
 */
export function plannedDue(
  {
    kind,
    startedAt,
    orderDueAt,
    likelyUrgent = false,
  }: { kind: ClockKind; startedAt: Instant; orderDueAt?: Instant; likelyUrgent?: boolean },
  { settings, calendar }: Clockwork,
): Reckoned | null {
  const { limit: ordinary, urgentLimit } = kindRows[kind];
  const limit = likelyUrgent ? (urgentLimit ?? ordinary) : ordinary;
  if (limit === null) return null;
  const due = addDuration(startedAt, limit(settings), calendar);
  return kind === "callback" && settings["callback.rule"] === "at-due"
    ? { ...due, at: Math.max(due.at, orderDueAt ?? due.at) }
    : due;
}

/**
 * What is to be done about a limit and when, in the order of time. Everything is anchored to the due
 * time: no comment, edit or new handler moves it.
 */
export function stepsOf(
  clock: { readonly kind: ClockKind; readonly startedAt: Instant; readonly dueAt: Instant },
  { settings, calendar }: Clockwork,
): Step[] {
  const { dueAt, startedAt } = clock;
  const { ladder, warns } = kindRows[clock.kind];
  const steps: Step[] = [{ key: "due", at: dueAt }];
  if (warns) {
    const warnAt = warningAt(startedAt, dueAt, { settings, calendar });
    if (warnAt !== null) steps.unshift({ key: "warn", at: warnAt });
    // "0" is the first working day overdue (SD-2017): not the minute after, at night.
    const red = addDuration(dueAt, settings["supervise.redAfter"], calendar).at;
    steps.push({ key: "red", at: nextWorkingMoment(Math.max(red, dueAt + 1), calendar) });
  }
  const every = settings["escalate.every"];
  for (let n = 1; n < ladder.length; n += 1) {
    const waited = addDuration(dueAt, { value: every.value * n, unit: every.unit }, calendar);
    steps.push({ key: `up.${String(n)}`, at: waited.at });
  }
  return steps.sort((a, b) => a.at - b.at || order(a.key) - order(b.key));
}

/**
 * The reminder comes in working time and not before half of the time is over: for an urgent order a
 * whole working day "before" would be before its dispatch. Null when nobody works in between.
 */
export function warningAt(
  startedAt: Instant,
  dueAt: Instant,
  { settings, calendar }: Clockwork,
): Instant | null {
  const half = startedAt + Math.floor((dueAt - startedAt) / 2);
  const wanted = Math.max(workBefore(dueAt, settings["supervise.warnBefore"], calendar), half);
  const next = nextWorkingMoment(wanted, calendar);
  if (next < dueAt) return next;
  const last = lastWorkingMoment(wanted, calendar);
  return last > startedAt ? last : null;
}

function order(key: string): number {
  return ["warn", "due", "red"].indexOf(key) + (key.startsWith("up.") ? 9 : 0);
}
