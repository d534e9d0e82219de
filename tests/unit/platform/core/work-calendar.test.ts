import { describe, expect, it } from "vitest";

import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import {
  calendarFault,
  workCalendar,
  type CalendarSpec,
  type TimeWindow,
} from "@/lib/platform/core/work-calendar";

const morning = { from: "09:00", to: "12:00" };
const good: CalendarSpec = {
  timeZone: "Asia/Shanghai",
  seasons: [{ fromMonthDay: "01-01", toMonthDay: "12-31", windows: [morning] }],
  days: {},
  publishedYears: [2025, 2026],
};

function withWindows(...windows: TimeWindow[]): CalendarSpec {
  return { ...good, seasons: [{ fromMonthDay: "01-01", toMonthDay: "12-31", windows }] };
}

function withSeasons(...spans: [string, string][]): CalendarSpec {
  const seasons = spans.map(([fromMonthDay, toMonthDay]) => ({
    fromMonthDay,
    toMonthDay,
    windows: [morning],
  }));
  return { ...good, seasons };
}

describe("calendarFault", () => {
  it.each([
    [null, good],
    [null, withWindows(morning, { from: "12:00", to: "24:00" })],
    [null, withSeasons(["05-01", "09-30"], ["10-01", "04-30"])],
    ["unknown-time-zone", { ...good, timeZone: "Asia/Nowhere" }],
    ["bad-window", withWindows()],
    ["bad-window", withWindows({ from: "12:00", to: "09:00" })],
    ["bad-window", withWindows({ from: "9:00", to: "12:00" })],
    ["bad-window", withWindows({ from: "09:00", to: "24:30" })],
    ["windows-overlap", withWindows(morning, { from: "11:59", to: "18:00" })],
    ["bad-season", withSeasons(["02-30", "12-31"])],
    ["bad-season", withSeasons(["1-1", "12-31"])],
    ["year-not-covered", withSeasons(["01-01", "12-30"])],
    ["year-not-covered", withSeasons(["03-01", "02-28"])],
    ["year-not-covered", withSeasons()],
    ["seasons-overlap", withSeasons(["01-01", "06-30"], ["06-30", "12-31"])],
    ["bad-date", { ...good, days: { "2025-02-29": "holiday" } }],
  ] satisfies [string | null, CalendarSpec][])("%s", (fault, spec) => {
    expect(calendarFault(spec)).toBe(fault);
  });

  it("is what workCalendar throws", () => {
    expect(() => workCalendar(withSeasons())).toThrow("year-not-covered");
  });
});

describe("isPublished", () => {
  const { isPublished } = workCalendar(good);
  it.each([
    ["2024-12-31", false],
    ["2025-01-01", true],
    // Both years are published, so New Year is settled.
    ["2025-12-31", true],
    ["2026-12-24", true],
    // The notice for 2027 may still move days of this week.
    ["2026-12-25", false],
    ["2027-01-01", false],
  ])("%s: %s", (date, published) => {
    expect(isPublished(dayNumberOf(date) ?? 0)).toBe(published);
  });
});

it("has the working time of a season over the end of the year", () => {
  const calendar = workCalendar({
    ...good,
    seasons: [
      { fromMonthDay: "05-01", toMonthDay: "09-30", windows: [{ from: "10:00", to: "14:00" }] },
      { fromMonthDay: "10-01", toMonthDay: "04-30", windows: [{ from: "10:00", to: "13:00" }] },
    ],
  });
  const end = (date: string) => calendar.windowsOf(dayNumberOf(date) ?? 0).at(-1)?.to;
  expect(["2024-02-29", "2025-04-30", "2025-05-01", "2025-09-30", "2025-12-31"].map(end)).toEqual([
    780, 780, 840, 840, 780,
  ]);
});
