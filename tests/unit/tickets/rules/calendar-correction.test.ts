import { describe, expect, test } from "vitest";
import {
  correctedDue,
  type ProvisionalOrder,
} from "@/lib/affairs/tickets/rules/calendar-correction";
import { workCalendar, type DayKind } from "@/lib/platform/core/work-calendar";

const at = (local: string) => Date.parse(`${local.replace(" ", "T")}:00+08:00`);
const calendarWith = (days: Record<string, DayKind>, publishedYears: number[]) =>
  workCalendar({
    timeZone: "Asia/Shanghai",
    seasons: [
      { fromMonthDay: "01-01", toMonthDay: "12-31", windows: [{ from: "09:00", to: "18:00" }] },
    ],
    days,
    publishedYears,
  });
const published = calendarWith({ "2027-01-01": "holiday", "2027-01-04": "holiday" }, [2026, 2027]);

// Seven working days from 29 December 2026, when nothing was known of 2027.
const order: ProvisionalOrder = {
  dispatchedAt: at("2026-12-29 10:00"),
  dueAt: at("2027-01-07 18:00"),
  originalDueAt: at("2027-01-07 18:00"),
  provisional: true,
  limit: { value: 7, unit: "work_day" },
  shortened: false,
};

describe("the calendar of a year comes out", () => {
  test("and holidays move the due time forward", () => {
    expect(correctedDue(order, published)).toEqual({
      at: at("2027-01-11 18:00"),
      provisional: false,
    });
  });

  test("a make-up workday takes no time away, it is only certain now", () => {
    const shorter = calendarWith({ "2027-01-02": "workday" }, [2026, 2027]);
    expect(correctedDue(order, shorter)).toEqual({ at: order.dueAt, provisional: false });
  });

  test("a holiday entered while the year is unpublished moves it and it stays provisional", () => {
    const local = calendarWith({ "2027-01-05": "holiday" }, [2026]);
    expect(correctedDue(order, local)).toEqual({ at: at("2027-01-08 18:00"), provisional: true });
  });

  test.each<[string, Partial<ProvisionalOrder>]>([
    ["what is certain", { provisional: false }],
    ["what was moved meanwhile", { dueAt: at("2027-01-20 18:00") }],
    ["what the dispatcher shortened", { shortened: true }],
    ["an order without its limit", { limit: null }],
  ])("%s stays", (_what, change) => {
    expect(correctedDue({ ...order, ...change }, published)).toBeNull();
  });

  test("nothing new is said while nothing is known", () => {
    expect(correctedDue(order, calendarWith({}, [2026]))).toBeNull();
  });
});
