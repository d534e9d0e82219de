import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nationalDays } from "@/lib/ground/settings/rules/calendar";
import {
  addDays,
  addDuration,
  addHours,
  addMinutes,
  addOfficeDays,
  addWorkDays,
  addWorkMinutes,
  isWorkday,
  workMinutesBetween,
} from "@/lib/platform/core/calendar";
import type { DurationUnit } from "@/lib/platform/core/duration";
import { workCalendar, type CalendarSpec } from "@/lib/platform/core/work-calendar";

const published = { days: nationalDays, publishedYears: [2024, 2025, 2026] };
const usualSpec: CalendarSpec = {
  ...published,
  timeZone: "Asia/Shanghai",
  seasons: [
    {
      fromMonthDay: "01-01",
      toMonthDay: "12-31",
      windows: [
        { from: "09:00", to: "12:00" },
        { from: "14:00", to: "18:00" },
      ],
    },
  ],
};
const usual = workCalendar(usualSpec);
/** Hours as they are kept in Changji: Beijing time, late, and other hours in winter. */
const western = workCalendar({
  ...published,
  timeZone: "Asia/Shanghai",
  seasons: [
    {
      fromMonthDay: "05-01",
      toMonthDay: "09-30",
      windows: [
        { from: "10:00", to: "14:00" },
        { from: "16:00", to: "20:00" },
      ],
    },
    {
      fromMonthDay: "10-01",
      toMonthDay: "04-30",
      windows: [
        { from: "10:00", to: "14:00" },
        { from: "15:30", to: "19:30" },
      ],
    },
  ],
});

/** Beijing time, to the minute. */
const at = (wall: string) => Date.parse(`${wall}+08:00`);
const wall = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

describe("isWorkday", () => {
  it.each([
    ["2025-01-26", true, "make-up Sunday"],
    ["2025-10-08", false, "eighth day of the National Day holiday"],
    ["2025-10-11", true, "make-up Saturday"],
    ["2025-10-12", false, "plain Sunday"],
    ["2026-02-14", true, "make-up Saturday before Spring Festival"],
    ["2026-02-23", false, "last day of Spring Festival, a Monday"],
    ["2026-02-24", true, "first day after it"],
  ])("%s: %s (%s)", (date, workday) => {
    expect(isWorkday(date, usual)).toBe(workday);
  });

  it("refuses what is no date", () => {
    expect(() => isWorkday("2025-02-29", usual)).toThrow(RangeError);
  });
});

describe("addWorkDays", () => {
  it.each([
    ["an ordinary week", "2025-09-01T10:00", 5, "2025-09-08T18:00"],
    ["over National Day 2025", "2025-09-30T10:00", 7, "2025-10-16T18:00"],
    ["over Spring Festival 2026, Friday 17:59", "2026-02-13T17:59", 7, "2026-03-02T18:00"],
    ["into a make-up Saturday", "2026-02-13T17:59", 1, "2026-02-14T18:00"],
    ["from a make-up Saturday", "2025-10-11T09:00", 1, "2025-10-13T18:00"],
    ["from a holiday", "2025-10-03T12:00", 1, "2025-10-09T18:00"],
    ["before work begins", "2025-09-01T00:00", 1, "2025-09-02T18:00"],
    ["after work has ended", "2025-09-01T23:59", 1, "2025-09-02T18:00"],
    ["over New Year 2026", "2025-12-30T09:00", 7, "2026-01-09T18:00"],
  ])("%s", (_, start, n, end) => {
    const due = addWorkDays(at(start), n, usual);
    expect([wall(due.at), due.provisional]).toEqual([end, false]);
  });

  it.each([
    ["2026-12-23T09:00", 1, "2026-12-24T18:00", false],
    ["2026-12-24T09:00", 1, "2026-12-25T18:00", true],
    ["2026-12-25T10:00", 7, "2027-01-05T18:00", true],
    ["2023-06-01T10:00", 1, "2023-06-02T18:00", true],
  ])("from %s, %i: %s, provisional %s", (start, n, end, provisional) => {
    const due = addWorkDays(at(start), n, usual);
    expect([wall(due.at), due.provisional]).toEqual([end, provisional]);
  });

  it("ends with the hours of the season it ends in", () => {
    expect(wall(addWorkDays(at("2025-04-30T12:00"), 1, western).at)).toBe("2025-05-06T20:00");
    expect(wall(addWorkDays(at("2025-09-30T12:00"), 1, western).at)).toBe("2025-10-09T19:30");
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses %d days", (n) => {
    expect(() => addWorkDays(0, n, usual)).toThrow(RangeError);
  });
});

describe("natural days", () => {
  it.each([
    ["2025-09-30T10:00", 3, "2025-10-04T00:00"],
    ["2025-09-30T10:00", 0, "2025-10-01T00:00"],
    ["2025-09-30T00:00", 1, "2025-10-02T00:00"],
    ["2025-12-31T23:59", 30, "2026-01-31T00:00"],
  ])("of a person: %s, %i days, until %s", (start, n, end) => {
    expect(wall(addDays(at(start), n, "Asia/Shanghai"))).toBe(end);
  });

  it.each([
    ["2025-09-01T10:00", 3, "2025-09-04T18:00", false],
    ["2025-09-03T10:00", 3, "2025-09-08T18:00", false],
    ["2025-09-30T10:00", 3, "2025-10-09T18:00", false],
    ["2025-10-08T10:00", 3, "2025-10-11T18:00", false],
    ["2026-12-20T10:00", 8, "2026-12-28T18:00", true],
  ])("of an office: %s, %i days, until %s", (start, n, end, provisional) => {
    const due = addOfficeDays(at(start), n, usual);
    expect([wall(due.at), due.provisional]).toEqual([end, provisional]);
  });
});

describe("addWorkMinutes", () => {
  it.each([
    ["within a window", "2025-09-01T09:30", 60, "2025-09-01T10:30"],
    ["to the end of a window", "2025-09-01T11:00", 60, "2025-09-01T12:00"],
    ["over lunch", "2025-09-01T11:30", 60, "2025-09-01T14:30"],
    ["from lunch", "2025-09-01T13:00", 60, "2025-09-01T15:00"],
    ["over night", "2025-09-01T17:59", 2, "2025-09-02T09:01"],
    ["from the end of the day", "2025-09-01T18:00", 1, "2025-09-02T09:01"],
    ["before the morning", "2025-09-01T03:00", 1, "2025-09-01T09:01"],
    ["Friday 17:59 into a make-up Sunday", "2025-09-26T17:59", 120, "2025-09-28T10:59"],
    ["from a holiday", "2025-10-03T12:00", 60, "2025-10-09T10:00"],
    ["five days of seven hours", "2025-09-01T09:00", 5 * 7 * 60, "2025-09-05T18:00"],
    ["nothing", "2025-10-03T12:00", 0, "2025-10-03T12:00"],
  ])("%s", (_, start, minutes, end) => {
    expect(wall(addWorkMinutes(at(start), minutes, usual).at)).toBe(end);
  });

  it("changes to the hours of the next season", () => {
    expect(wall(addWorkMinutes(at("2025-09-30T19:30"), 60, western).at)).toBe("2025-10-09T10:30");
    expect(wall(addWorkMinutes(at("2025-10-09T13:30"), 60, western).at)).toBe("2025-10-09T16:00");
  });

  it("keeps seconds", () => {
    const start = at("2025-09-01T11:59") + 30_000;
    expect(addWorkMinutes(start, 1, usual).at).toBe(at("2025-09-01T14:00") + 30_000);
  });

  it("is provisional when it looks into an unpublished year", () => {
    expect(addWorkMinutes(at("2026-12-24T17:00"), 60, usual).provisional).toBe(false);
    expect(addWorkMinutes(at("2026-12-24T17:00"), 61, usual).provisional).toBe(true);
  });

  it("finds no end in a calendar without workdays", () => {
    const days = Object.fromEntries(
      Array.from({ length: 5000 }, (_, i) => [
        new Date(at("2025-01-01T12:00") + i * 86_400_000).toISOString().slice(0, 10),
        "holiday" as const,
      ]),
    );
    const closed = workCalendar({ ...usualSpec, days });
    expect(() => addWorkMinutes(at("2025-01-02T12:00"), 1, closed)).toThrow("no workday");
    expect(() => addWorkDays(at("2025-01-02T12:00"), 1, closed)).toThrow("no workday");
  });
});

describe("workMinutesBetween", () => {
  it.each([
    ["2025-09-01T09:00", "2025-09-01T18:00", 420],
    ["2025-09-01T12:00", "2025-09-01T14:00", 0],
    ["2025-09-30T17:00", "2025-10-09T10:00", 120],
    ["2025-10-01T00:00", "2025-10-08T23:59", 0],
    ["2025-09-26T17:00", "2025-09-29T10:00", 60 + 420 + 60],
    ["2025-09-01T10:00", "2025-09-01T09:00", -60],
  ])("%s to %s: %i", (a, b, minutes) => {
    expect(workMinutesBetween(at(a), at(b), usual)).toEqual({ minutes, provisional: false });
  });

  it("undoes addWorkMinutes, from any instant", () => {
    const year = { min: at("2025-01-01T00:00"), max: at("2026-11-01T00:00") };
    fc.assert(
      fc.property(
        fc.integer(year),
        fc.integer({ min: 0, max: 20_000 }),
        fc.constantFrom(usual, western),
        (start, minutes, calendar) => {
          const end = addWorkMinutes(start, minutes, calendar).at;
          expect(workMinutesBetween(start, end, calendar).minutes).toBe(minutes);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("agrees with counting minute by minute", () => {
    const isOpen = (instant: number) => {
      const [date = "", time = ""] = wall(instant).split("T");
      const weekend = new Date(`${date}T00:00Z`).getUTCDay() % 6 === 0;
      const open = (time >= "09:00" && time < "12:00") || (time >= "14:00" && time < "18:00");
      return open && (nationalDays[date] ?? (weekend ? "holiday" : "workday")) === "workday";
    };
    fc.assert(
      fc.property(
        fc.integer({ min: at("2025-09-20T00:00") / 60_000, max: at("2025-10-20T00:00") / 60_000 }),
        fc.integer({ min: 0, max: 8000 }),
        (first, length) => {
          let count = 0;
          for (let m = first; m < first + length; m += 1) if (isOpen(m * 60_000)) count += 1;
          const between = workMinutesBetween(first * 60_000, (first + length) * 60_000, usual);
          expect(between.minutes).toBe(count);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("addDuration", () => {
  it.each<[number, DurationUnit, string]>([
    [30, "minute", "2025-09-30T18:29"],
    [24, "hour", "2025-10-01T17:59"],
    [2, "work_hour", "2025-10-09T10:59"],
    [2, "day", "2025-10-09T18:00"],
    [2, "work_day", "2025-10-10T18:00"],
    [0, "day", "2025-09-30T17:59"],
    [0, "work_day", "2025-09-30T17:59"],
    [0, "work_hour", "2025-09-30T17:59"],
  ])("%i %s", (value, unit, end) => {
    expect(wall(addDuration(at("2025-09-30T17:59"), { value, unit }, usual).at)).toBe(end);
  });

  it("never ends before it starts, and a longer limit never ends earlier", () => {
    const units = ["minute", "hour", "work_hour", "day", "work_day"] as const;
    fc.assert(
      fc.property(
        fc.integer({ min: at("2024-01-01T00:00"), max: at("2027-06-01T00:00") }),
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(...units),
        (start, value, unit) => {
          const end = addDuration(start, { value, unit }, western).at;
          expect(end).toBeGreaterThanOrEqual(start);
          const longer = addDuration(start, { value: value + 1, unit }, western).at;
          expect(longer).toBeGreaterThanOrEqual(end);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

it("counts hours and minutes from the instant, at night too", () => {
  expect(wall(addHours(at("2025-09-30T23:00"), 2))).toBe("2025-10-01T01:00");
  expect(wall(addMinutes(at("2025-09-30T23:00"), 61))).toBe("2025-10-01T00:01");
});
