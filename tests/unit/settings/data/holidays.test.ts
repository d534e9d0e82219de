import { isWorkday as isWorkdayByPackage } from "chinese-days";
import { describe, expect, it } from "vitest";

import { holidayNotices } from "@/lib/ground/settings/data/holidays";
import { calendarOf, nationalDays } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { isWorkday } from "@/lib/platform/core/calendar";
import { dayNumberOf, isoDateOf, weekday } from "@/lib/platform/core/calendar-day";

describe("the holiday notices", () => {
  const calendar = calendarOf(resolveSettings([]));

  it.each(holidayNotices.map((notice) => notice.year))(
    "agree with an independent list on every day of %i",
    (year) => {
      const first = dayNumberOf(`${String(year)}-01-01`) ?? 0;
      const last = dayNumberOf(`${String(year)}-12-31`) ?? 0;
      for (let day = first; day <= last; day += 1) {
        const date = isoDateOf(day);
        expect([date, isWorkday(date, calendar)]).toEqual([date, isWorkdayByPackage(date)]);
      }
    },
  );

  it.each([
    ["2025-01-26", "workday"],
    ["2025-09-28", "workday"],
    ["2025-10-01", "holiday"],
    ["2025-10-08", "holiday"],
    ["2025-10-09", undefined],
    ["2025-10-11", "workday"],
    ["2026-02-14", "workday"],
    ["2026-02-15", "holiday"],
    ["2026-02-23", "holiday"],
    ["2026-02-28", "workday"],
    ["2027-01-01", undefined],
  ])("%s: %s", (date, kind) => {
    expect(nationalDays[date]).toBe(kind);
  });

  it("make up only on weekends and never on a holiday of their own", () => {
    const days = holidayNotices.flatMap((notice) => notice.periods);
    for (const date of days.flatMap((period) => period.makeUpWorkdays)) {
      expect(weekday(dayNumberOf(date) ?? 0)).toBeGreaterThan(5);
      expect(days.some(({ from, to }) => from <= date && date <= to)).toBe(false);
    }
  });

  it("leave 2027 unpublished", () => {
    expect(calendar.isPublished(dayNumberOf("2027-03-01") ?? 0)).toBe(false);
  });
});
