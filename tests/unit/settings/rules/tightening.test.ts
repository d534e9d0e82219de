import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { catalogue } from "@/lib/ground/settings/rules/parameters";
import { resolveSettings, settingKeys } from "@/lib/ground/settings/rules/settings";
import { mayStreetSet } from "@/lib/ground/settings/rules/tightening";
import { addDuration } from "@/lib/platform/core/calendar";
import { durationUnits, parseDuration, type Duration } from "@/lib/platform/core/duration";

describe("mayStreetSet", () => {
  it.each<[district: string, street: string, verdict: string]>([
    ["7 work_day", "7 work_day", "ok"],
    ["7 work_day", "5 work_day", "ok"],
    ["7 work_day", "8 work_day", "looser"],
    // Five natural days never end after five workdays; five workdays may well end after seven days.
    ["7 work_day", "7 day", "ok"],
    ["7 work_day", "8 day", "not-comparable"],
    ["7 day", "7 work_day", "looser"],
    ["10 day", "5 work_day", "not-comparable"],
    ["24 hour", "90 minute", "ok"],
    ["24 hour", "1500 minute", "looser"],
    ["8 work_hour", "8 hour", "ok"],
    ["8 work_hour", "9 hour", "not-comparable"],
    ["24 hour", "8 work_hour", "not-comparable"],
    // One workday from late at night is over before 24 hours are; two are not.
    ["1 work_day", "24 hour", "not-comparable"],
    ["2 work_day", "24 hour", "ok"],
    ["2 work_day", "25 hour", "not-comparable"],
    ["2 work_day", "16 work_hour", "not-comparable"],
  ])("shorter is stricter: district %s, street %s: %s", (district, street, verdict) => {
    const outcome = mayStreetSet("sla.resolve.routine", duration(district), duration(street));
    expect(outcome.ok ? "ok" : outcome.reason).toBe(verdict);
  });

  it.each<[district: string, street: string, verdict: string]>([
    ["1 work_day", "2 work_day", "ok"],
    ["1 work_day", "4 work_hour", "not-comparable"],
    ["0 work_hour", "1 work_day", "ok"],
    ["2 work_day", "1 work_day", "looser"],
    ["1 work_day", "0 work_hour", "looser"],
  ])("warned earlier is stricter: district %s, street %s: %s", (district, street, verdict) => {
    const outcome = mayStreetSet("supervise.warnBefore", duration(district), duration(street));
    expect(outcome.ok ? "ok" : outcome.reason).toBe(verdict);
  });

  it("knows which way a count binds harder", () => {
    expect(mayStreetSet("rates.minN", 10, 15)).toEqual({ ok: true });
    expect(mayStreetSet("rates.minN", 10, 9)).toEqual({ ok: false, reason: "looser" });
    // Told sooner; 100 is never, so a street cannot switch off what its district has.
    expect(mayStreetSet("supervise.soon.second", 80, 60)).toEqual({ ok: true });
    expect(mayStreetSet("supervise.soon.first", 100, 50)).toEqual({ ok: true });
    expect(mayStreetSet("supervise.soon.second", 80, 100)).toEqual({ ok: false, reason: "looser" });
    expect(mayStreetSet("extension.maxTimes", 1, 0)).toEqual({ ok: true });
    expect(mayStreetSet("extension.maxTimes", 1, 2)).toEqual({ ok: false, reason: "looser" });
  });

  it("leaves the calendar, the weights and what protects an organization to the district", () => {
    const own = settingKeys.filter((key) => catalogue[key].stricter === null);
    expect(own).toEqual(
      expect.arrayContaining([
        "calendar.seasons",
        "calendar.days",
        "rates.weights",
        "return.window",
        "return.maxPerUnit",
        "adjudicate.within",
        "callback.rule",
        "quiet.from",
      ]),
    );
    for (const key of own) {
      expect(mayStreetSet(key, catalogue[key].default, catalogue[key].default)).toEqual({
        ok: false,
        reason: "district-only",
      });
    }
    expect(settingKeys.filter((key) => key.startsWith("sla.")).length).toBeGreaterThan(8);
    for (const key of settingKeys.filter((each) => each.startsWith("sla."))) {
      expect(catalogue[key].stricter).toBe("lower");
    }
  });

  it("never lets a later end pass, from any start, over holidays and make-up workdays", () => {
    const calendar = calendarOf(resolveSettings([]));
    const from = Date.parse("2025-12-20T00:00+08:00");
    const limit = fc.record({
      value: fc.integer({ min: 0, max: 40 }),
      unit: fc.constantFrom(...durationUnits),
    });
    fc.assert(
      fc.property(limit, limit, fc.integer({ min: 0, max: 250 * 1440 }), (district, street, m) => {
        fc.pre(mayStreetSet("sla.resolve.routine", district, street).ok);
        const start = from + m * 60_000;
        expect(addDuration(start, street, calendar).at).toBeLessThanOrEqual(
          addDuration(start, district, calendar).at,
        );
      }),
      { numRuns: 2000 },
    );
  });
});

function duration(text: string): Duration {
  const parsed = parseDuration(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}
