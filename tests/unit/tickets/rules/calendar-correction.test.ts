import { describe, expect, test } from "vitest";
import {
  correctedTimes,
  type ProvisionalOrder,
} from "@/lib/affairs/tickets/rules/calendar-correction";
import { moved, movesOfLead, type Reckoning } from "@/lib/affairs/tickets/rules/reckoning";
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
const unknown = calendarWith({}, [2026]);
const published = calendarWith({ "2027-01-01": "holiday", "2027-01-04": "holiday" }, [2026, 2027]);
const days = (value: number) => ({ value, unit: "work_day" as const });

// Seven working days from 29 December 2026, when nothing was known of 2027; to be accepted in a natural
// day, first contact in four working days, returned within three.
const reckoning: Reckoning = {
  first: { accept: { value: 24, unit: "hour" }, contact: days(4), returns: days(3) },
  moves: [{ by: "limit", from: at("2026-12-29 10:00"), limit: days(7) }],
};
const order: ProvisionalOrder = {
  dispatchedAt: at("2026-12-29 10:00"),
  dueAt: at("2027-01-07 18:00"),
  acceptBy: at("2026-12-30 10:00"),
  firstContactBy: at("2027-01-04 18:00"),
  returnUntil: at("2027-01-01 18:00"),
  provisional: true,
  reckoning,
};
const row = { dueAt: new Date(order.dueAt), dueProvisional: true, reckoning };

describe("the calendar of a year comes out", () => {
  test("and holidays move the times forward, each by its own limit", () => {
    expect(correctedTimes(order, published)).toEqual({
      dueAt: at("2027-01-11 18:00"),
      acceptBy: order.acceptBy,
      firstContactBy: at("2027-01-06 18:00"),
      returnUntil: at("2027-01-05 18:00"),
      provisional: false,
    });
  });

  test("a make-up workday takes no time away, it is only certain now", () => {
    const shorter = calendarWith({ "2027-01-02": "workday" }, [2026, 2027]);
    const { reckoning: _kept, dispatchedAt: _sent, ...times } = order;
    expect(correctedTimes(order, shorter)).toEqual({ ...times, provisional: false });
  });

  test("a holiday entered while the year is unpublished moves it and it stays provisional", () => {
    const local = calendarWith({ "2027-01-05": "holiday" }, [2026]);
    expect(correctedTimes(order, local)).toMatchObject({
      dueAt: at("2027-01-08 18:00"),
      provisional: true,
    });
  });

  test.each<[string, Partial<ProvisionalOrder>]>([
    ["what is certain", { provisional: false }],
    ["an order from before its reckoning was kept", { reckoning: null }],
  ])("%s stays", (_what, change) => {
    expect(correctedTimes({ ...order, ...change }, published)).toBeNull();
  });

  test("what the dispatcher shortened to a day stays there, and is certain with the year", () => {
    const dueAt = at("2027-01-05 12:00");
    const shortened = { ...order, dueAt, reckoning: { ...reckoning, moves: [moment(dueAt)] } };
    expect(correctedTimes(shortened, published)).toMatchObject({
      dueAt,
      // No time of the order lies after its due time.
      firstContactBy: dueAt,
      provisional: false,
    });
  });

  test("nothing new is said while nothing is known", () => {
    expect(correctedTimes(order, unknown)).toBeNull();
  });
});

describe("what was moved meanwhile is reckoned through all its moves", () => {
  const corrected = (moves: ReturnType<typeof moved>) =>
    correctedTimes(
      {
        ...order,
        dueAt: moves.dueAt,
        provisional: moves.dueProvisional,
        reckoning: moves.reckoning,
      },
      published,
    );

  test("an extension of what was provisional itself", () => {
    const extended = moved(row, { by: "more", limit: days(3) }, unknown);
    expect(extended.dueAt).toBe(at("2027-01-12 18:00"));
    expect(corrected(extended)?.dueAt).toBe(at("2027-01-14 18:00"));
  });

  test("an extension of what was certain", () => {
    const certain = { ...row, dueAt: new Date(at("2026-12-31 18:00")), dueProvisional: false };
    const extended = moved(certain, { by: "more", limit: days(2) }, unknown);
    expect([extended.dueAt, extended.dueProvisional]).toEqual([at("2027-01-04 18:00"), true]);
    expect(corrected(extended)).toMatchObject({
      dueAt: at("2027-01-06 18:00"),
      firstContactBy: order.firstContactBy,
    });
  });

  test("a pause over the days that become holidays gives no time for them", () => {
    const pause = { from: at("2026-12-31 09:00"), to: at("2027-01-05 09:00") };
    const resumed = moved(row, { by: "pause", ...pause }, unknown);
    // Three working days by what was known, one by what is known now, and the end two days later.
    expect(resumed.dueAt).toBe(at("2027-01-12 18:00"));
    expect(corrected(resumed)).toMatchObject({ dueAt: at("2027-01-12 18:00"), provisional: false });
  });

  test("a second handling", () => {
    const again = { by: "limit", from: at("2026-12-31 15:00"), limit: days(6) } as const;
    const redone = moved({ ...row, dueAt: new Date(at("2026-12-31 12:00")) }, again, unknown);
    expect(corrected(redone)?.dueAt).toBe(at("2027-01-12 18:00"));
  });

  test("a part, before its lead as that stood when the part was sent", () => {
    const extended = moved(row, { by: "more", limit: days(3) }, unknown);
    const part = (lead: typeof row) => ({
      by: "part" as const,
      from: order.dispatchedAt,
      limit: days(15),
      lead: movesOfLead(lead),
      before: days(1),
    });
    const sent = (lead: typeof row, dueAt: string) =>
      correctedTimes(
        { ...order, dueAt: at(dueAt), reckoning: { ...reckoning, moves: [part(lead)] } },
        published,
      )?.dueAt;
    expect(sent(row, "2027-01-06 18:00")).toBe(at("2027-01-08 18:00"));
    expect(sent({ ...extended, dueAt: new Date(extended.dueAt) }, "2027-01-11 18:00")).toBe(
      at("2027-01-13 18:00"),
    );
  });
});

function moment(instant: number) {
  return { by: "moment" as const, at: instant };
}
