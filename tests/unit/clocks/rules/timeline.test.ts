import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockKinds, kindRows, type ClockKind } from "@/lib/parts/clocks/rules/kinds";
import { plannedDue, stepsLeft, stepsOf, warningAt } from "@/lib/parts/clocks/rules/timeline";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { addWorkMinutes, workMinutesBetween } from "@/lib/platform/core/calendar";
import { lastWorkingMoment, nextWorkingMoment, workBefore } from "@/lib/platform/core/work-before";

const settings = resolveSettings([]);
const calendar = calendarOf(settings);
const clockwork = { settings, calendar };

const at = (local: string) => Date.parse(`${local.replace(" ", "T")}:00+08:00`);
const shown = (instant: number | undefined) =>
  instant === undefined
    ? undefined
    : new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");

describe("due times that the calendar decides, over the two long holidays of two years", () => {
  // 2025: Spring Festival 01-28…02-04, made up on 01-26 (Sunday) and 02-08 (Saturday); National Day
  // 10-01…10-08, made up on 09-28 and 10-11. 2026: 02-15…02-23, made up on 02-14 and 02-28;
  // 10-01…10-07, made up on 09-20 and 10-10.
  test.each<[ClockKind, string, string]>([
    ["screen", "2025-01-25 10:00", "2025-01-26 18:00"],
    ["screen", "2025-01-27 10:00", "2025-02-05 18:00"],
    ["screen", "2025-09-30 17:59", "2025-10-09 18:00"],
    ["screen", "2026-02-13 19:00", "2026-02-14 18:00"],
    ["screen", "2026-02-14 09:00", "2026-02-24 18:00"],
    ["screen", "2026-09-30 15:00", "2026-10-08 18:00"],
    ["adjudicate", "2025-01-27 10:00", "2025-02-06 18:00"],
    ["adjudicate", "2026-09-30 15:00", "2026-10-09 18:00"],
    ["objection", "2025-01-27 10:00", "2025-02-07 18:00"],
    ["objection", "2026-09-30 15:00", "2026-10-10 18:00"],
    ["callback", "2025-01-27 10:00", "2025-02-05 18:00"],
    ["callback", "2026-10-09 10:00", "2026-10-10 18:00"],
    ["application_decision", "2025-10-10 10:00", "2025-10-11 18:00"],
    ["application_decision", "2026-02-14 10:00", "2026-02-24 18:00"],
    ["report", "2025-01-27 10:00", "2025-02-10 18:00"],
    ["report", "2026-09-30 10:00", "2026-10-13 18:00"],
    ["onsite", "2025-01-27 16:00", "2025-01-28 16:00"],
    ["onsite", "2025-10-03 03:10", "2025-10-04 03:10"],
    ["onsite", "2026-02-16 08:00", "2026-02-17 08:00"],
    ["return_decision", "2025-01-27 17:00", "2025-02-05 18:00"],
    ["return_decision", "2026-09-30 17:00", "2026-10-08 18:00"],
    ["verify", "2025-09-27 11:00", "2025-09-28 18:00"],
    ["verify", "2025-10-08 11:00", "2025-10-09 18:00"],
    ["verify", "2026-02-13 11:00", "2026-02-14 18:00"],
    ["verify", "2026-10-09 11:00", "2026-10-10 18:00"],
  ])("%s from %s ends %s", (kind, from, until) => {
    const reckoned = plannedDue({ kind, startedAt: at(from) }, clockwork);
    expect([shown(reckoned?.at), reckoned?.provisional]).toEqual([until, false]);
  });

  test("those that the row itself carries are not reckoned a second time", () => {
    for (const kind of ["accept", "contact", "resolve", "consult", "deferral_review"] as const) {
      expect(plannedDue({ kind, startedAt: at("2026-06-01 10:00") }, clockwork)).toBeNull();
    }
  });

  test("where the district calls back at the due time, nobody is late with it before", () => {
    const settings = { ...clockwork.settings, "callback.rule": "at-due" } as const;
    const verified = { kind: "callback", startedAt: at("2026-06-01 10:00") } as const;
    const due = (orderDueAt: string) =>
      shown(
        plannedDue({ ...verified, orderDueAt: at(orderDueAt) }, { ...clockwork, settings })?.at,
      );
    expect(due("2026-06-05 18:00")).toBe("2026-06-05 18:00");
    expect(due("2026-05-30 18:00")).toBe("2026-06-02 18:00");
  });
});

describe("the steps of the work", () => {
  test.each<[string, string, string[]]>([
    [
      "2025-01-20 10:00",
      "2025-01-27 18:00",
      [
        "soon.2 2025-01-26 15:24",
        "warn 2025-01-27 09:00",
        "due 2025-01-27 18:00",
        "red 2025-02-05 09:00",
        "up.1 2025-02-05 18:00",
        "up.2 2025-02-06 18:00",
        "up.3 2025-02-07 18:00",
        "up.4 2025-02-08 18:00",
        "up.5 2025-02-10 18:00",
        "up.6 2025-02-11 18:00",
      ],
    ],
    [
      "2025-09-24 10:00",
      "2025-10-09 18:00",
      [
        "soon.2 2025-09-30 15:24",
        "warn 2025-10-09 09:00",
        "due 2025-10-09 18:00",
        "red 2025-10-10 09:00",
        "up.1 2025-10-10 18:00",
        "up.2 2025-10-11 18:00",
        "up.3 2025-10-13 18:00",
        "up.4 2025-10-14 18:00",
        "up.5 2025-10-15 18:00",
        "up.6 2025-10-16 18:00",
      ],
    ],
    [
      "2026-02-09 10:00",
      "2026-02-14 18:00",
      [
        "soon.2 2026-02-13 16:48",
        "warn 2026-02-14 09:00",
        "due 2026-02-14 18:00",
        "red 2026-02-24 09:00",
        "up.1 2026-02-24 18:00",
        "up.2 2026-02-25 18:00",
        "up.3 2026-02-26 18:00",
        "up.4 2026-02-27 18:00",
        "up.5 2026-02-28 18:00",
        "up.6 2026-03-02 18:00",
      ],
    ],
    [
      "2026-09-21 10:00",
      "2026-09-30 18:00",
      [
        "soon.2 2026-09-29 15:24",
        "warn 2026-09-30 09:00",
        "due 2026-09-30 18:00",
        "red 2026-10-08 09:00",
        "up.1 2026-10-08 18:00",
        "up.2 2026-10-09 18:00",
        "up.3 2026-10-10 18:00",
        "up.4 2026-10-12 18:00",
        "up.5 2026-10-13 18:00",
        "up.6 2026-10-14 18:00",
      ],
    ],
  ])("from %s due %s", (from, due, expected) => {
    const steps = stepsOf({ kind: "resolve", startedAt: at(from), dueAt: at(due) }, clockwork);
    expect(steps.map((step) => `${step.key} ${String(shown(step.at))}`)).toEqual(expected);
  });

  test.each<[string, string, string | null]>([
    // An urgent order of 24 hours: a working day before would be before its dispatch.
    ["2026-06-01 10:00", "2026-06-02 10:00", "2026-06-02 09:00"],
    // Half of it is over at night; nobody works before it is due on Saturday.
    ["2026-06-05 17:00", "2026-06-06 17:00", "2026-06-05 18:00"],
    ["2026-06-06 08:00", "2026-06-07 08:00", null],
    // In the middle of a day: the same time of the working day before, lunch moves it on.
    ["2026-06-01 09:00", "2026-06-09 15:30", "2026-06-08 15:30"],
    ["2026-06-01 09:00", "2026-06-09 13:00", "2026-06-08 14:00"],
    // Due on a day off: the whole last working day before.
    ["2026-06-01 09:00", "2026-06-07 15:30", "2026-06-05 09:00"],
  ])("the reminder of work from %s to %s comes in working time", (from, due, expected) => {
    const warned = warningAt(at(from), at(due), clockwork);
    expect(warned === null ? null : shown(warned)).toBe(expected);
  });

  test("told at the shares of the working time that the district has set, and 100 is never", () => {
    const told = (first: number, second: number, from: string, due: string) =>
      stepsOf(
        { kind: "resolve", startedAt: at(from), dueAt: at(due) },
        {
          calendar,
          settings: {
            ...settings,
            "supervise.soon.first": first,
            "supervise.soon.second": second,
          },
        },
      ).flatMap(({ key, share, at: moment }) =>
        share === undefined ? [] : [`${key} ${String(share)} ${String(shown(moment))}`],
      );
    // Fourteen working hours: nobody is told over lunch or on the weekend between.
    const week = ["2026-06-05 14:00", "2026-06-09 12:00"] as const;
    expect(told(50, 80, ...week)).toEqual([
      "soon.1 50 2026-06-08 14:00",
      "soon.2 80 2026-06-09 09:12",
    ]);
    expect(told(100, 100, ...week)).toEqual([]);
    // All of it lies at night: nobody is woken before it is due.
    expect(told(50, 80, "2026-06-05 20:00", "2026-06-06 06:00")).toEqual([]);
  });

  test("a pause is no time of the work, and what was told before it is not told again", () => {
    const own = { ...settings, "supervise.soon.first": 50 };
    const steps = (due: string, pauses: { from: number; to: number }[]) =>
      stepsOf(
        { kind: "resolve", startedAt: at("2026-06-01 09:00"), dueAt: at(due), pauses },
        { calendar, settings: own },
      );
    const shares = (due: string, pauses: { from: number; to: number }[]) =>
      steps(due, pauses)
        .filter(({ share }) => share !== undefined)
        .map(({ key, at: moment }) => `${key} ${String(shown(moment))}`);
    expect(shares("2026-06-05 18:00", [])).toEqual([
      "soon.1 2026-06-03 14:30",
      "soon.2 2026-06-05 09:00",
    ]);
    // A week off from Thursday's opening: half was over before, the rest moves by that week.
    const pauses = [{ from: at("2026-06-04 09:00"), to: at("2026-06-11 09:00") }];
    expect(shares("2026-06-12 18:00", pauses)).toEqual([
      "soon.1 2026-06-03 14:30",
      "soon.2 2026-06-12 09:00",
    ]);
    const told = [{ step: "soon.1", generation: 1, at: at("2026-06-03 14:31") }];
    const left = (due: string, off: { from: number; to: number }[]) =>
      stepsLeft(steps(due, off), told, 2).map(({ key }) => key);
    expect(left("2026-06-12 18:00", pauses).slice(0, 2)).toEqual(["soon.2", "warn"]);
    // After an extension half of the time comes later, and is said again.
    expect(left("2026-06-12 18:00", [])[0]).toBe("soon.1");
    // A number that was set after the reminder of the last day says nothing any more.
    const warned = [{ step: "warn", generation: 1, at: at("2026-06-05 09:00") }];
    expect(stepsLeft(steps("2026-06-05 18:00", []), warned, 1)[0]?.key).toBe("due");
  });

  test("only the work itself is warned of and carries cards", () => {
    for (const kind of clockKinds) {
      const keys = stepsOf(
        { kind, startedAt: at("2026-06-01 10:00"), dueAt: at("2026-06-10 18:00") },
        clockwork,
      ).map(({ key }) => key);
      expect(keys.includes("warn")).toBe(kind === "resolve");
      expect(keys.filter((key) => key.startsWith("up."))).toHaveLength(
        kindRows[kind].ladder.length - 1,
      );
    }
  });
});

describe("for every limit there is", () => {
  const first = at("2025-01-01 00:00");
  const instant = fc.integer({ min: 0, max: 730 * 24 * 60 }).map((n) => first + n * 60_000);

  test("steps stand in the order of time, each once, the first rung never before the due time", () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 1, max: 60 * 24 * 60 }),
        fc.constantFrom(...clockKinds),
        (startedAt, minutes, kind) => {
          const dueAt = startedAt + minutes * 60_000;
          const steps = stepsOf({ kind, startedAt, dueAt }, clockwork);
          expect(steps.map((step) => step.at)).toEqual(
            steps.map((step) => step.at).sort((a, b) => a - b),
          );
          expect(new Set(steps.map(({ key }) => key)).size).toBe(steps.length);
          for (const step of steps) {
            if (step.key === "warn" || step.share !== undefined) {
              expect(step.at).toBeGreaterThan(startedAt);
              expect(step.at).toBeLessThan(dueAt);
            } else expect(step.at).toBeGreaterThanOrEqual(dueAt);
          }
        },
      ),
    );
  });

  test("a number of working hours before an instant is so many working minutes before it", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 40 }), (end, hours) => {
        const begin = workBefore(end, { value: hours, unit: "work_hour" }, calendar);
        expect(workMinutesBetween(begin, end, calendar).minutes).toBe(hours * 60);
        // And forward again it is the same working moment.
        const back = addWorkMinutes(begin, hours * 60, calendar).at;
        expect(workMinutesBetween(back, end, calendar).minutes).toBe(0);
      }),
    );
  });

  test("a working moment is one, and nobody works between it and the instant", () => {
    fc.assert(
      fc.property(instant, (moment) => {
        const [next, last] = [
          nextWorkingMoment(moment, calendar),
          lastWorkingMoment(moment, calendar),
        ];
        expect(next).toBeGreaterThanOrEqual(moment);
        expect(last).toBeLessThanOrEqual(moment);
        expect(workMinutesBetween(moment, next, calendar).minutes).toBe(0);
        expect(workMinutesBetween(last, moment, calendar).minutes).toBe(0);
        expect(workMinutesBetween(next, next + 60_000, calendar).minutes).toBe(1);
      }),
    );
  });
});
