import type { Settings } from "@/lib/ground/settings/rules/parameters";
import {
  addDuration,
  addWorkMinutes,
  workMinutesBetween,
  type Reckoned,
} from "@/lib/platform/core/calendar";
import type { Instant } from "@/lib/platform/core/time-zone";
import { lastWorkingMoment, nextWorkingMoment, workBefore } from "@/lib/platform/core/work-before";
import type { WorkCalendar } from "@/lib/platform/core/work-calendar";
import { kindRows, type ClockKind } from "./kinds";

/** By what a district, and a street of it, reckons. */
export type Clockwork = { readonly settings: Settings; readonly calendar: WorkCalendar };

/** `warn` and `soon.n` before the due time, `due` when it has passed, `red`, and each `up.n` one rung higher. */
export type Step = {
  readonly key: string;
  readonly at: Instant;
  /** Of a reminder at a share of the time: how many of a hundred. */
  readonly share?: number;
};

/** Time that does not count, in the order of time. */
export type Pause = { readonly from: Instant; readonly to: Instant };

/** The reminders at a share of the time, each with the number that says at which. */
const shareSteps = {
  "soon.1": "supervise.soon.first",
  "soon.2": "supervise.soon.second",
} as const satisfies Record<string, keyof Settings>;

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
  clock: {
    readonly kind: ClockKind;
    readonly startedAt: Instant;
    readonly dueAt: Instant;
    readonly pauses?: readonly Pause[];
  },
  { settings, calendar }: Clockwork,
): Step[] {
  const { dueAt, startedAt } = clock;
  const { ladder, warns } = kindRows[clock.kind];
  const steps: Step[] = [{ key: "due", at: dueAt }];
  if (warns) {
    const warnAt = warningAt(startedAt, dueAt, { settings, calendar });
    if (warnAt !== null) steps.unshift({ key: "warn", at: warnAt });
    steps.push(...sharesOf(clock, { settings, calendar }));
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

/** When so much of the working time that the work has is over (ANCHORS §6, wish 6); pauses do not count. */
function sharesOf(
  {
    startedAt,
    dueAt,
    pauses = [],
  }: { startedAt: Instant; dueAt: Instant; pauses?: readonly Pause[] },
  { settings, calendar }: Clockwork,
): Step[] {
  const worked = (from: Instant, to: Instant) => workMinutesBetween(from, to, calendar).minutes;
  const paused = pauses.reduce((sum, { from, to }) => sum + worked(from, to), 0);
  const whole = worked(startedAt, dueAt) - paused;
  return Object.entries(shareSteps).flatMap(([key, setting]) => {
    const share = settings[setting];
    let minutes = Math.floor((whole * share) / 100);
    if (minutes <= 0) return [];
    const reached = () => addWorkMinutes(startedAt, minutes, calendar).at;
    for (const { from, to } of pauses) if (from < reached()) minutes += worked(from, to);
    const at = nextWorkingMoment(reached(), calendar);
    return at < dueAt ? [{ key, at, share }] : [];
  });
}

/** A step that was done, in which generation of the limit and when. */
export type Done = { readonly step: string; readonly generation: number; readonly at: Instant };

/**
 * What is still to be done. Who was told of a share, and by today's reckoning in time, is not told again
 * because a pause has ended; nor of a smaller share after a later reminder.
 */
export function stepsLeft(
  steps: readonly Step[],
  done: readonly Done[],
  generation: number,
): Step[] {
  const here = new Set(done.filter((one) => one.generation === generation).map(({ step }) => step));
  const last = steps.findLastIndex(({ key }) => here.has(key));
  const told = ({ key, at }: Step) =>
    done.some((one) => one.generation < generation && one.step === key && one.at >= at);
  return steps.filter((step, n) =>
    step.share !== undefined ? n > last && !told(step) : !here.has(step.key),
  );
}

function order(key: string): number {
  return ["soon.1", "soon.2", "warn", "due", "red"].indexOf(key) + (key.startsWith("up.") ? 9 : 0);
}
