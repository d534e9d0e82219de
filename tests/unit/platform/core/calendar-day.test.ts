import { describe, expect, it } from "vitest";

import { dateParts, dayNumberOf, isoDateOf, weekday } from "@/lib/platform/core/calendar-day";

describe("day numbers", () => {
  it.each([
    ["1970-01-01", 0, 4],
    ["1969-12-31", -1, 3],
    ["2000-02-29", 11_016, 2],
    ["2025-10-01", 20_362, 3],
    ["2026-02-14", 20_498, 6],
  ])("%s is day %i, weekday %i", (date, day, dayOfWeek) => {
    expect(dayNumberOf(date)).toBe(day);
    expect(isoDateOf(day)).toBe(date);
    expect(weekday(day)).toBe(dayOfWeek);
  });

  it.each(["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-1", "20250101", ""])(
    "%j is no date",
    (date) => {
      expect(dayNumberOf(date)).toBeNull();
    },
  );

  it("agrees with the platform's own dates over 400 years", () => {
    const differing: number[] = [];
    for (let day = -80_000; day < 70_000; day += 1) {
      const date = new Date(day * 86_400_000);
      const { year, month, dayOfMonth } = dateParts(day);
      if (Date.UTC(year, month - 1, dayOfMonth) !== date.getTime()) differing.push(day);
    }
    expect(differing).toEqual([]);
  });
});
