import { describe, expect, test } from "vitest";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { mayHurry, type HurryFacts } from "@/lib/affairs/tickets/rules/hurry";

const settings = resolveSettings([]);
const clockwork = { settings, calendar: calendarOf(settings) };
const hour = 3_600_000;
const start = Date.parse("2026-11-23T02:00:00Z");
const at = (hours: number) => new Date(start + hours * hour);

function hurry(hours: number, over: Partial<HurryFacts> = {}) {
  const ticket = { registeredAt: at(0), hurried: 0, hurriedAt: null, dueAt: null, ...over };
  return mayHurry(ticket, at(hours).getTime(), clockwork);
}

describe("whether a resident may urge now", () => {
  test.each<[string, number, Partial<HurryFacts>, number | null | "yes"]>([
    ["at once after the report", 0, {}, 24],
    ["just before the time", 23.99, {}, 24],
    ["when the time has passed", 24, {}, "yes"],
    ["soon after the last one", 30, { hurried: 1, hurriedAt: at(24) }, 48],
    ["long after the last one", 48, { hurried: 1, hurriedAt: at(24) }, "yes"],
    ["once more than allowed", 200, { hurried: 3, hurriedAt: at(72) }, null],
    ["at once when it is late", 3, { dueAt: at(2) }, "yes"],
    ["not yet when it is due this very moment", 2, { dueAt: at(2) }, 24],
    [
      "late, and more often than allowed",
      200,
      { dueAt: at(150), hurried: 3, hurriedAt: at(72) },
      "yes",
    ],
    ["late, but a moment after", 200, { dueAt: at(150), hurried: 4, hurriedAt: at(190) }, 214],
  ])("%s", (_name, hours, over, expected) => {
    const verdict = hurry(hours, over);
    if (expected === "yes") return expect(verdict).toEqual({ ok: true });
    const from = expected === null ? null : at(expected).getTime();
    return expect(verdict).toEqual({ ok: false, from });
  });
});
