import { localDate, type Instant } from "@/lib/platform/core/time-zone";
import { urbanOnly } from "../content/categories";
import { at, createRng, type Rng } from "../content/random";
import { planStories, type TicketPlan } from "../content/ticket-plan";
import type { TicketTarget } from "../content/ticket-timing";
import type { CategoryRow, Context, Grid } from "./context";
import { demoDepartment } from "./districts";

/** A plan with its place, category and number: all that is decided before stories are written. */
export interface PlacedPlan {
  plan: TicketPlan;
  target: TicketTarget;
  /** How the ticket came in, in the words of the schema. */
  source: string;
  category: CategoryRow;
  grid: Grid;
  registeredAt: Instant;
  /** Day and count; the numbers of today are given by the database, so that none comes twice. */
  day: string;
  count: number;
}

/** Where the rest goes. */
const shares = [
  ["grid", 3],
  ["community", 4],
  ["street", 13],
  ["secondCommunity", 3],
  ["second", 6],
  ["all", 71],
] as const;

/** How many open stories of each state wait for the grid, community and street of the accounts. */
const quotas = { grid: 2, community: 5, street: 12 };

/** The quarter's stories, the oldest first. */
export function placeStories(context: Context, count: number, now: Instant): PlacedPlan[] {
  const { code } = context.district;
  const plans = planStories({ count, days: 90, now: new Date(now), district: code });
  const choose = placeChooser(context);
  const rng = createRng(`placing:${code}`);
  const counts = new Map<string, number>();
  const zone = context.clockwork.calendar.timeZone;
  return assureEveryState(plans).map((plan) => {
    const registeredAt = now - plan.createdMinutesAgo * 60_000 - rng.int(0, 59) * 1000;
    const day = localDate(registeredAt, zone).replaceAll("-", "");
    const number = (counts.get(day) ?? 0) + 1;
    counts.set(day, number);
    const category = categoryFor(context, plan, rng);
    const { target } = plan;
    const grid = choose(target, category, rng);
    const source = sourceOf(plan, target, rng);
    return { plan, target, source, category, grid, registeredAt, day, count: number };
  });
}

/**
 * Thanks and questions are answered and never sent out. In a small set some states may not occur;
 * then closed stories become younger ones.
 */
function assureEveryState(plans: TicketPlan[]): TicketPlan[] {
  for (const plan of plans) {
    if (plan.type !== "praise" && plan.type !== "enquiry") continue;
    if (!["registered", "screening", "rejected", "withdrawn"].includes(plan.target)) {
      plan.target = "answered";
    }
  }
  const closed = plans.filter(({ target, type }) => target === "closed" && type === "complaint");
  for (const [state, age] of openAges) {
    const present = plans.filter(({ target }) => target === state).length;
    for (let missing = 2 - present; missing > 0; missing -= 1) {
      const plan = closed.pop();
      if (plan === undefined) break;
      const createdMinutesAgo = age + missing * 37;
      Object.assign(plan, { target: state, createdMinutesAgo });
      Object.assign(plan, { late: false, returned: false, redone: false, rating: null });
    }
  }
  return plans.sort((a, b) => b.createdMinutesAgo - a.createdMinutesAgo);
}

/** The states that shall occur, with the age in minutes of a story that has just come there. */
const openAges: readonly (readonly [TicketTarget, number])[] = [
  ["registered", 60],
  ["screening", 150],
  ["dispatched", 500],
  ["return_requested", 1600],
  ["accepted", 1500],
  ["in_progress", 4300],
  ["sign_off", 7000],
  ["verification", 8000],
  ["callback", 9500],
  ["redo", 11500],
  ["withdrawn", 13000],
];

const openStates = openAges.map(([state]) => state);

/** What is open goes to the accounts' department somewhat more often than by chance. */
function categoryFor(context: Context, plan: TicketPlan, rng: Rng): CategoryRow {
  const own = context.categories.get(plan.categoryCode);
  const inWork = ["dispatched", "accepted", "in_progress", "return_requested"];
  const moved = plan.target === "sign_off" || (inWork.includes(plan.target) && rng.chance(0.25));
  const theirs = [...context.categories.values()].filter(({ lead }) => lead === demoDepartment);
  if (moved && theirs.length > 0) return rng.pick(theirs);
  if (own === undefined) throw new RangeError(`no category ${plan.categoryCode}`);
  return own;
}

/** Busy places get more, and the accounts' places always something of every open state. */
function placeChooser(context: Context) {
  const { street, community, grid, secondStreet, secondCommunity } = context.district;
  const rooms = {
    grid: context.grids.filter(({ area }) => area.code === grid),
    community: context.grids.filter((one) => one.community.code === community),
    street: context.grids.filter((one) => one.street.code === street),
    secondCommunity: context.grids.filter((one) => one.community.code === secondCommunity),
    second: context.grids.filter((one) => one.street.code === secondStreet),
    all: context.grids,
  };
  const placed = new Map<TicketTarget, number>();
  return (target: TicketTarget, category: CategoryRow, rng: Rng): Grid => {
    const order = placed.get(target) ?? 0;
    placed.set(target, order + 1);
    const wanted = openStates.includes(target) ? quotaRoom(order) : undefined;
    const room = wanted ?? rng.weighted(shares);
    const fitting = rooms[room].filter(
      ({ community: { name } }) =>
        !(urbanOnly.has(category.code) && /(村(村)?委会|连|农场)/u.test(name)),
    );
    return fitting.length > 0 ? rng.pick(fitting) : at(rooms.all, rng.int(0, rooms.all.length - 1));
  };
}

function quotaRoom(order: number): "grid" | "community" | "street" | undefined {
  if (order < quotas.grid) return "grid";
  if (order < quotas.community) return "community";
  return order < quotas.street && order % 2 === 0 ? "street" : undefined;
}

/** The plan's sources follow a city's report; the schema knows seven, and residents report online. */
function sourceOf({ source }: TicketPlan, target: TicketTarget, rng: Rng): string {
  // Only who reported online has a receipt at hand to withdraw with.
  if (target === "withdrawn") return "portal";
  // What the grid finds has its place; only what came from outside lies in the district's pool.
  const found = ["patrol", "self_check", "video"].includes(source);
  if (target === "registered" && found) return "portal";
  switch (source) {
    case "hotline":
      return rng.weighted([
        ["hotline", 50],
        ["portal", 32],
        ["phone", 18],
      ]);
    case "wechat":
    case "portal":
    case "platform":
    case "service_rating":
      return "portal";
    case "patrol":
    case "self_check":
    case "video":
      return "grid";
    case "walk_in":
    case "talk_point":
    case "issue_wall":
      return "walk_in";
    case "meeting":
      return "meeting";
    case "mail":
    case "representative":
    case "media":
    case "petition":
    case "instruction":
      return "other";
  }
}
