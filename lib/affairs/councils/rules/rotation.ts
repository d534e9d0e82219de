import { dayNumberOf, isoDateOf, type IsoDate } from "@/lib/platform/core/calendar-day";
import { dayBefore } from "./terms";

/** For how long one organization convenes (DOMAIN §5.2). */
export const rotationPeriods = ["month", "quarter", "year"] as const;
export type RotationPeriod = (typeof rotationPeriods)[number];
const monthsOf: Readonly<Record<RotationPeriod, number>> = { month: 1, quarter: 3, year: 12 };

export const rotationChanges = ["swap", "replace"] as const;
export type RotationChangeKind = (typeof rotationChanges)[number];

interface Convener {
  readonly organizationId: string;
  readonly organization: string;
}

export interface RotationPlan {
  readonly period: RotationPeriod;
  /** The first of a month. */
  readonly startsOn: IsoDate;
  /** Null: it goes on. */
  readonly endsOn: IsoDate | null;
  /** In their order. Who has left has no turn that begins later. */
  readonly places: readonly (Convener & { readonly leftOn: IsoDate | null })[];
  /** The oldest first; of two about one turn the later one counts. */
  readonly changes: readonly (Convener & {
    readonly turnOn: IsoDate;
    readonly kind: RotationChangeKind;
    readonly reason: string;
  })[];
}

/** A span of days in which one organization convenes; null = nobody of the plan is left. */
export interface Turn {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly convener: Convener | null;
  /** Whose turn it was by the order, and why it is another's. */
  readonly change: { planned: string | null; kind: RotationChangeKind; reason: string } | null;
}

/**
 * The turns of a plan from its first day on, as far as they begin by `to`. Because nobody leaves in hindsight and no
 * turn that is over is changed, what was comes out the same for ever.
 */
export function turnsOf(plan: RotationPlan, to: IsoDate): Turn[] {
  const { period, places, endsOn } = plan;
  const last = endsOn !== null && endsOn < to ? endsOn : to;
  const turns: Turn[] = [];
  let next = 0;
  for (let n = 0; ; n += 1) {
    const startsOn = monthsAfter(plan.startsOn, n * monthsOf[period]);
    if (startsOn > last) return turns;
    const skipped = places.findIndex((_one, step) => {
      const place = placeAt(places, next + step);
      return place !== null && isIn(place, startsOn);
    });
    const planned = skipped === -1 ? null : placeAt(places, next + skipped);
    if (planned !== null) next = (next + skipped + 1) % places.length;
    const fullEnd = dayBefore(monthsAfter(startsOn, monthsOf[period]));
    turns.push({
      startsOn,
      endsOn: endsOn !== null && endsOn < fullEnd ? endsOn : fullEnd,
      ...given(plan, startsOn, planned),
    });
  }
}

/** The day by which everybody has had a turn once, from today or from the beginning of the plan on. */
export function horizonOf({ period, places, startsOn }: RotationPlan, today: IsoDate): IsoDate {
  const from = startsOn > today ? startsOn : today;
  return monthsAfter(`${from.slice(0, 7)}-01`, (places.length + 1) * monthsOf[period]);
}

/** Whose turn a day is. */
export function turnOn(plans: readonly RotationPlan[], day: IsoDate): Turn | null {
  const plan = plans.find(({ startsOn, endsOn }) => startsOn <= day && day <= (endsOn ?? day));
  return plan === undefined ? null : (turnsOf(plan, day).at(-1) ?? null);
}

/** The turn of this organization that is under way or comes next. */
export function nextTurnOf(
  plans: readonly RotationPlan[],
  organizationId: string,
  today: IsoDate,
): Turn | null {
  const ahead = plans.flatMap((plan) =>
    turnsOf(plan, horizonOf(plan, today)).filter(
      ({ convener, endsOn }) => convener?.organizationId === organizationId && endsOn >= today,
    ),
  );
  return ahead.sort((a, b) => a.startsOn.localeCompare(b.startsOn))[0] ?? null;
}

interface Span {
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate | null;
}

/**
 * A new plan begins on the first of a month, where the one before ended, or on a day to come when the one before goes
 * on: that one then ends the day before. What is entered of earlier years lies between the others. Told is the field
 * and why; null = nothing is wrong.
 */
export function planFault(
  given: Span,
  plans: readonly Span[],
  today: IsoDate,
): { field: string; key: string } | null {
  const { startsOn, endsOn } = given;
  if (!startsOn.endsWith("-01")) return { field: "startsOn", key: "field.monthFirst" };
  if (endsOn !== null && endsOn <= startsOn) return { field: "endsOn", key: "field.dayBefore" };
  const over = plans.filter((plan) => overlap(plan, given) && !makesRoom(plan, given, today));
  return over.length === 0 ? null : { field: "startsOn", key: "field.rotationOverlap" };
}

/** A plan without an end gives way to one that begins after it, on a day to come. */
export function makesRoom(plan: Span, given: Span, today: IsoDate): boolean {
  return plan.endsOn === null && given.startsOn > today && given.startsOn > plan.startsOn;
}

/** How many days ahead the organization of a turn is told. */
const toldAhead = 14;

/** The turn that is told now: it begins within two weeks and was not told before. */
export function turnToTell(plan: RotationPlan, told: IsoDate | null, today: IsoDate): Turn | null {
  const turn = turnsOf(plan, isoDateOf((dayNumberOf(today) ?? 0) + toldAhead)).at(-1);
  if (turn === undefined || turn.convener === null || turn.startsOn < today) return null;
  return told !== null && told >= turn.startsOn ? null : turn;
}

/** What may be swapped or taken over: a turn that is not over. */
export function isOpenTurn({ endsOn }: Turn, today: IsoDate): boolean {
  return endsOn >= today;
}

function overlap(a: Span, b: Span): boolean {
  return (
    (b.endsOn === null || a.startsOn <= b.endsOn) && (a.endsOn === null || b.startsOn <= a.endsOn)
  );
}

function placeAt(places: RotationPlan["places"], n: number) {
  return places[n % places.length] ?? null;
}

/** A turn is the planned organization's, unless it was swapped or taken over by one that is still in. */
function given(
  { places, changes }: RotationPlan,
  startsOn: IsoDate,
  planned: Convener | null,
): Pick<Turn, "convener" | "change"> {
  const change = changes.findLast((one) => one.turnOn === startsOn);
  const holds =
    change !== undefined &&
    places.every(
      (place) => place.organizationId !== change.organizationId || isIn(place, startsOn),
    );
  if (!holds) return { convener: planned === null ? null : convenerOf(planned), change: null };
  const { kind, reason } = change;
  return {
    convener: convenerOf(change),
    change: { planned: planned?.organization ?? null, kind, reason },
  };
}

function isIn({ leftOn }: { readonly leftOn: IsoDate | null }, day: IsoDate): boolean {
  return leftOn === null || leftOn >= day;
}

function convenerOf({ organizationId, organization }: Convener): Convener {
  return { organizationId, organization };
}

/** Where a new plan begins when nothing else is said. */
export function firstOfNextMonth(today: IsoDate): IsoDate {
  return monthsAfter(`${today.slice(0, 7)}-01`, 1);
}

/** So many months after the first of a month. */
function monthsAfter(first: IsoDate, months: number): IsoDate {
  const at = Number(first.slice(0, 4)) * 12 + Number(first.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;
}
