import { describe, expect, it } from "vitest";
import { minorCategories } from "@/prisma/seed/content/categories";
import { addressIn, gridsOf } from "@/prisma/seed/content/households";
import { createRng } from "@/prisma/seed/content/random";
import { isOpen, planStories, type TicketPlan } from "@/prisma/seed/content/ticket-plan";
import { makeTicketStory, type TicketStory } from "@/prisma/seed/content/tickets";
import { rowsOf } from "./districts";

const now = new Date("2026-06-10T02:30:00Z");

describe.each(["310112", "652301"])("3,000 tickets of %s", (district) => {
  const plans = planStories({ count: 3000, days: 90, now, district });
  const stories = storiesOf(district, plans);

  it("are the same every time", () => {
    expect(planStories({ count: 3000, days: 90, now, district })).toEqual(plans);
    expect(storiesOf(district, plans)).toEqual(stories);
  });

  it("hardly ever repeat a text", () => {
    for (const field of ["content", "result", "task"] as const) {
      const different = new Set(stories.map((story) => story[field])).size;
      expect(different / stories.length, field).toBeGreaterThan(0.98);
    }
  });

  it("keep their lengths and leave no gap open", () => {
    for (const { title, content, exits, ...rest } of stories) {
      expect([...title].length, title).toBeLessThanOrEqual(30);
      expect([...content].length, content).toBeGreaterThanOrEqual(30);
      expect([...content].length, content).toBeLessThanOrEqual(180);
      for (const text of [title, content, ...Object.values(exits), ...Object.values(rest)]) {
        expect(text).not.toMatch(/[{}]|undefined|。。|，，/u);
      }
      expect(rest.returnReason.length).toBeGreaterThanOrEqual(10);
    }
  });

  it("use every category, source share and final state", () => {
    expect(new Set(plans.map(({ categoryCode }) => categoryCode)).size).toBe(
      minorCategories(district).length,
    );
    expect(share(plans, ({ source }) => source === "hotline")).toBeCloseTo(0.575, 1);
    expect(share(plans, ({ source }) => source === "patrol")).toBeCloseTo(0.295, 1);
    expect([...new Set(plans.map(({ target }) => target))].sort()).toEqual([
      "accepted",
      "answered",
      "callback",
      "closed",
      "dispatched",
      "in_progress",
      "redo",
      "registered",
      "rejected",
      "return_requested",
      "screening",
      "self_solved",
      "sign_off",
      "verification",
      "withdrawn",
    ]);
  });

  it("have believable open work, returns and redone work", () => {
    const open = plans.filter(({ target }) => isOpen(target));
    expect(open.length).toBeGreaterThan(120);
    expect(open.length).toBeLessThan(450);
    expect(share(open, ({ overdue }) => overdue)).toBeCloseTo(0.06, 1);
    expect(plans.every(({ overdue, target }) => !overdue || isOpen(target))).toBe(true);
    const closed = plans.filter(({ target }) => target === "closed");
    expect(share(closed, ({ redone }) => redone)).toBeGreaterThan(0.02);
    expect(share(closed, ({ redone }) => redone)).toBeLessThan(0.045);
    expect(share(closed, ({ returned }) => returned)).toBeGreaterThan(0.03);
    expect(share(closed, ({ returned }) => returned)).toBeLessThan(0.06);
  });

  it("come less often at weekends and at night, never from the future", () => {
    const local = plans.map(
      ({ createdMinutesAgo }) => new Date(now.getTime() + (480 - createdMinutesAgo) * 60_000),
    );
    const sundays = local.filter((at) => at.getUTCDay() === 0).length;
    const mondays = local.filter((at) => at.getUTCDay() === 1).length;
    expect(sundays).toBeLessThan(mondays * 0.7);
    expect(local.filter((at) => at.getUTCHours() < 5).length).toBeLessThan(150);
    expect(plans.every(({ createdMinutesAgo }) => createdMinutesAgo > 0)).toBe(true);
  });

  it("take their steps in order and not after now", () => {
    for (const { timeline, createdMinutesAgo } of plans) {
      const steps = Object.values(timeline).filter((step) => typeof step === "number");
      expect(steps).toEqual([...steps].sort((a, b) => a - b));
      expect(steps.every((step) => step <= createdMinutesAgo)).toBe(true);
    }
  });
});

function storiesOf(district: string, plans: readonly TicketPlan[]): TicketStory[] {
  const rng = createRng(`stories:${district}`);
  const communities = rowsOf(district).filter(({ level }) => level === "community");
  return plans.map(({ categoryCode, type }) => {
    const community = rng.pick(communities);
    const building = rng.pick(rng.pick(gridsOf(community)).buildings);
    const place = { district, community: community.name, address: addressIn(building, rng) };
    return makeTicketStory(rng, { categoryCode, type, place });
  });
}

function share<T>(list: readonly T[], test: (item: T) => boolean): number {
  return list.filter(test).length / list.length;
}
