import { describe, expect, it } from "vitest";

import {
  clockworkAt,
  inForce,
  settingsAt,
  type SettingVersion,
} from "@/lib/ground/settings/rules/versions";
import { addWorkDays, isWorkday } from "@/lib/platform/core/calendar";
import { Refusal } from "@/lib/platform/core/refusal";

const district = "k3.";
const street = "k3.07.";
const grid = "k3.07.1z.4.";
const key = "sla.resolve.routine";

function days(
  value: number | null,
  validFrom: string,
  version = 1,
  path = district,
): SettingVersion {
  return {
    key,
    path,
    version,
    validFrom,
    value: value === null ? null : { value, unit: "work_day" },
  };
}

const limit = (rows: readonly SettingVersion[], date: string, path?: string) =>
  settingsAt(rows, date, path)[key].value;

describe("the version in force", () => {
  const rows = [days(10, "2026-12-01", 2), days(5, "2026-03-01"), days(6, "2027-01-01", 3)];

  it.each([
    ["2026-02-28", 7],
    ["2026-03-01", 5],
    ["2026-11-30", 5],
    ["2026-12-01", 10],
    ["2027-01-01", 6],
  ])("on %s is the last that had begun: %i", (date, value) => {
    expect(limit(rows, date)).toBe(value);
  });

  it("is, of two for the same day, the one entered later", () => {
    const slip = [days(15, "2026-12-01", 1), days(5, "2026-12-01", 2)];
    expect(limit(slip, "2026-12-01")).toBe(5);
    expect(limit(slip.toReversed(), "2026-12-01")).toBe(5);
  });

  it("lets a place go back to what the layer above says", () => {
    expect(limit([days(5, "2026-03-01"), days(null, "2026-04-01", 2)], "2026-04-01")).toBe(7);
  });

  it("keeps the places apart", () => {
    const both = [days(6, "2026-03-01"), days(5, "2026-02-01", 1, street)];
    expect(inForce(both, "2026-05-01")).toHaveLength(2);
  });
});

describe("a street's addition", () => {
  const own = days(5, "2026-06-01", 1, street);

  it("holds in the street from its day on, and nowhere else", () => {
    expect(limit([own], "2026-05-31", grid)).toBe(7);
    expect(limit([own], "2026-06-01", grid)).toBe(5);
    expect(limit([own], "2026-06-01", street)).toBe(5);
    expect(limit([own], "2026-06-01", "k3.08.1z.")).toBe(7);
    expect(limit([own], "2026-06-01", "k3.071.1z.")).toBe(7);
    expect(limit([own], "2026-06-01", district)).toBe(7);
    expect(limit([own], "2026-06-01")).toBe(7);
  });

  it("gives way when the district tightens below it, and comes back when that ends", () => {
    const six = days(6, "2026-06-01", 1, street);
    const rows = [six, days(5, "2026-07-01", 1), days(7, "2026-08-01", 2)];
    expect(limit(rows, "2026-06-30", grid)).toBe(6);
    expect(limit(rows, "2026-07-01", grid)).toBe(5);
    expect(limit(rows, "2026-08-01", grid)).toBe(6);
  });

  it("gives way when nobody can say which is stricter", () => {
    const inDays = { ...own, value: { value: 8, unit: "day" } };
    expect(settingsAt([inDays], "2026-06-01", grid)[key]).toEqual({ value: 7, unit: "work_day" });
  });

  it("changes nothing that is the district's alone", () => {
    const seasons = {
      key: "rates.weights",
      path: street,
      version: 1,
      validFrom: "2026-01-01",
      value: { response: 100, resolution: 0, satisfaction: 0 },
    };
    expect(settingsAt([seasons], "2026-06-01", grid)["rates.weights"].response).toBe(30);
  });

  it("is refused loudly when it is no value at all", () => {
    const broken = { ...own, value: { value: 400, unit: "work_day" } };
    expect(() => settingsAt([broken], "2026-06-01", grid)).toThrow(Refusal);
    expect(limit([broken], "2026-06-01")).toBe(7);
  });
});

describe("clockworkAt", () => {
  it("corrects the calendar from the day on which the correction was entered", () => {
    const rows: SettingVersion[] = [
      version("calendar.days", { "2027-01-01": "holiday", "2027-01-02": "workday" }, "2026-11-22"),
      version("calendar.publishedYears", [2027], "2026-11-22"),
    ];
    const start = Date.parse("2026-12-31T10:00+08:00");
    expect(addWorkDays(start, 1, clockworkAt(rows, "2026-11-21").calendar)).toEqual({
      at: Date.parse("2027-01-01T18:00+08:00"),
      provisional: true,
    });
    const { calendar } = clockworkAt(rows, "2026-11-22", grid);
    expect(isWorkday("2027-01-02", calendar)).toBe(true);
    expect(addWorkDays(start, 1, calendar)).toEqual({
      at: Date.parse("2027-01-02T18:00+08:00"),
      provisional: false,
    });
  });

  function version(name: string, value: unknown, validFrom: string): SettingVersion {
    return { key: name, path: district, version: 1, value, validFrom };
  }
});
