import { minorCategories, type Urgency } from "./categories";
import { at, createRng, type Rng } from "./random";
import { origin, type TicketChannel, type TicketSource } from "./ticket-origin";
import { moments, timeline, type TicketTarget, type Timeline } from "./ticket-timing";
import type { ExitReason, TicketType } from "./tickets";

export interface Rating {
  contacted: boolean;
  solved: boolean;
  /** 1 very dissatisfied … 5 very satisfied. */
  satisfaction: number;
  comment: "good" | "fair" | "bad" | null;
}

export interface TicketPlan {
  createdMinutesAgo: number;
  categoryCode: string;
  type: TicketType;
  source: TicketSource;
  channel: TicketChannel;
  target: TicketTarget;
  exitReason: ExitReason | null;
  urgency: Urgency;
  /** Open and past its due time. */
  overdue: boolean;
  /** Closed, but after its due time. */
  late: boolean;
  /** Was sent to the wrong organization first, returned and dispatched again. */
  returned: boolean;
  /** Failed its first check or call-back and was handled twice. */
  redone: boolean;
  extended: boolean;
  rating: Rating | null;
  timeline: Timeline;
}

export interface PlanInput {
  count: number;
  days: number;
  /** The instant the plan is made for; local time is taken at UTC+8 for the weekly rhythm. */
  now: Date;
  district: string;
  seed?: string;
}

const DAY_MINUTES = 1440;

/** A believable quarter of a district's tickets: shares, weekly rhythm, open work and its age. */
export function planStories(input: PlanInput): TicketPlan[] {
  const rng = createRng(`plan:${input.district}:${input.seed ?? ""}`);
  const categories = minorCategories(input.district);
  // Some matters come daily, some once a month: popularity falls like 1 / rank.
  const popularity = rng
    .shuffle(categories)
    .map(({ code }, index): [string, number] => [code, 1 / (index + 6)]);
  const ages = moments(input, rng);
  const plans = ages.map((age) => {
    const code = rng.weighted(popularity);
    const category = categories.find((one) => one.code === code) ?? at(categories, 0);
    return planOne(rng, age, category);
  });
  markOverdue(rng, plans);
  return plans;
}

function planOne(
  rng: Rng,
  age: number,
  category: { code: string; defaultUrgency: Urgency; communityMayLead: boolean },
): TicketPlan {
  const { source, channel } = origin(rng);
  const patrol = source === "patrol" || source === "video" || source === "self_check";
  const type = patrol ? "complaint" : rng.weighted(TYPES);
  const urgency = rng.chance(0.85) ? category.defaultUrgency : rng.weighted(URGENCIES);
  const target = targetFor(rng, age, urgency, type, patrol);
  const handled = HANDLED.has(target);
  const returned = target !== "return_requested" && handled && rng.chance(0.045);
  const redone = target === "redo" || (target === "closed" && rng.chance(0.033));
  return {
    createdMinutesAgo: age,
    categoryCode: category.code,
    type,
    source,
    channel,
    target,
    exitReason: target === "rejected" ? rng.weighted(EXITS) : null,
    urgency,
    overdue: false,
    late: target === "closed" && rng.chance(0.04),
    returned,
    redone,
    extended: handled && urgency !== "urgent" && rng.chance(0.05),
    // Patrol findings have no complainant who could rate.
    rating: target === "closed" && !patrol && rng.chance(0.62) ? rate(rng, redone) : null,
    timeline: timeline(rng, age, target, urgency),
  };
}

/** 昌吉市 2025-04: 4,567 orders by type. */
const TYPES = [
  ["complaint", 3751],
  ["praise", 298],
  ["help", 187],
  ["suggestion", 170],
  ["enquiry", 131],
  ["report", 28],
  ["other", 2],
] as const;

const URGENCIES = [
  ["routine", 70],
  ["urgent", 22],
  ["key", 8],
] as const;

const EXITS = [
  ["DUPLICATE", 46],
  ["LEGAL_CHANNEL", 18],
  ["OUT_OF_SCOPE", 18],
  ["DECIDED", 9],
  ["EMERGENCY_LINE", 5],
  ["CONFIDENTIAL", 2],
  ["UNLAWFUL", 2],
] as const;

const HANDLED: ReadonlySet<TicketTarget> = new Set<TicketTarget>([
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "sign_off",
  "verification",
  "callback",
  "redo",
  "closed",
]);

/** Ages (in minutes) until a routine ticket has usually passed a stage; urgent ones run faster. */
function targetFor(
  rng: Rng,
  age: number,
  urgency: Urgency,
  type: TicketType,
  patrol: boolean,
): TicketTarget {
  const pace = urgency === "urgent" ? 0.14 : urgency === "key" ? 1.6 : 1;
  const ripe = age / (DAY_MINUTES * pace) / (0.55 + 0.9 * rng.next());
  if (age > 90 && patrol && rng.chance(0.42)) return "self_solved";
  if (age > 60 && (type === "enquiry" || type === "praise") && rng.chance(0.85)) return "answered";
  if (age > 120 && !patrol && rng.chance(0.045)) return "rejected";
  if (age > 60 && !patrol && rng.chance(0.012)) return "withdrawn";
  if (ripe < 0.16) return "registered";
  if (ripe < 0.45) return "screening";
  if (ripe < 1.1) return rng.chance(0.2) ? "return_requested" : "dispatched";
  if (ripe < 1.9) return rng.chance(0.15) ? "return_requested" : "accepted";
  if (ripe < 5.5) return "in_progress";
  if (ripe < 6) return "sign_off";
  if (ripe < 6.8) return rng.chance(0.06) ? "redo" : "verification";
  if (ripe < 7.6) return rng.chance(0.06) ? "redo" : "callback";
  return "closed";
}

/** About 6 % of the open assignments are past their due time: older than their class allows. */
function markOverdue(rng: Rng, plans: TicketPlan[]): void {
  const working: ReadonlySet<TicketTarget> = new Set<TicketTarget>([
    "dispatched",
    "accepted",
    "in_progress",
    "sign_off",
    "redo",
  ]);
  const open = plans.filter(({ target }) => isOpen(target));
  const wanted = Math.round(open.length * 0.06);
  const oldest = plans.filter(
    ({ createdMinutesAgo, target }) =>
      target === "closed" &&
      createdMinutesAgo > 13 * DAY_MINUTES &&
      createdMinutesAgo < 32 * DAY_MINUTES,
  );
  for (const plan of rng.shuffle(oldest).slice(0, wanted)) {
    plan.target = rng.weighted([
      ["in_progress", 75],
      ["accepted", 10],
      ["sign_off", 10],
      ["redo", 5],
    ]);
    plan.overdue = working.has(plan.target);
    plan.late = false;
    plan.rating = null;
    plan.redone = plan.target === "redo";
    plan.timeline = timeline(rng, plan.createdMinutesAgo, plan.target, plan.urgency);
  }
}

export function isOpen(target: TicketTarget): boolean {
  return !["closed", "rejected", "answered", "withdrawn", "self_solved"].includes(target);
}

function rate(rng: Rng, redone: boolean): Rating {
  const solved = rng.chance(redone ? 0.8 : 0.93);
  const satisfaction = solved
    ? Number(
        rng.weighted([
          ["5", 66],
          ["4", 24],
          ["3", 8],
          ["2", 2],
        ]),
      )
    : Number(
        rng.weighted([
          ["3", 25],
          ["2", 40],
          ["1", 35],
        ]),
      );
  const mood = satisfaction >= 5 ? "good" : satisfaction >= 3 ? "fair" : "bad";
  return {
    contacted: rng.chance(0.98),
    solved,
    satisfaction,
    comment: rng.chance(0.45) ? mood : null,
  };
}
