import { describe, expect, test } from "vitest";
import {
  channelsFor,
  preferenceFaults,
  quietHoursOf,
} from "@/lib/across/notifications/rules/preference";
import { nextTry, triesMax } from "@/lib/across/notifications/rules/retry";
import {
  afterQuiet,
  digestInstant,
  isQuietAt,
  mayLeaveAt,
} from "@/lib/across/notifications/rules/timing";
import { localInstant } from "@/lib/platform/core/time-zone";
import { workCalendar } from "@/lib/platform/core/work-calendar";
import { isoLocal } from "@/lib/platform/i18n/time";

const zone = "Asia/Shanghai";
const at = (text: string) => localInstant(text, zone);
const shown = (instant: number) => isoLocal(instant, zone);
const night = { from: "22:00", to: "07:00" };
const calendar = workCalendar({
  timeZone: zone,
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
  // National Day 2026 with the make-up Saturday after it.
  days: {
    "2026-10-01": "holiday",
    "2026-10-02": "holiday",
    "2026-10-05": "holiday",
    "2026-10-06": "holiday",
    "2026-10-07": "holiday",
    "2026-10-10": "workday",
  },
  publishedYears: [2026],
});

describe("quiet hours", () => {
  test.each([
    ["2026-11-23T21:59", "2026-11-23T21:59"],
    ["2026-11-23T22:00", "2026-11-24T07:00"],
    ["2026-11-23T23:59", "2026-11-24T07:00"],
    ["2026-11-24T00:00", "2026-11-24T07:00"],
    ["2026-11-24T06:59", "2026-11-24T07:00"],
    ["2026-11-24T07:00", "2026-11-24T07:00"],
    ["2026-12-31T23:30", "2027-01-01T07:00"],
  ])("at %s one may speak at %s", (now, then) => {
    expect(shown(afterQuiet(at(now), night, zone))).toBe(then);
  });

  test("within one day, and none at all", () => {
    const noon = { from: "12:00", to: "14:00" };
    expect(shown(afterQuiet(at("2026-11-23T13:00"), noon, zone))).toBe("2026-11-23T14:00");
    expect(shown(afterQuiet(at("2026-11-23T15:00"), noon, zone))).toBe("2026-11-23T15:00");
    const none = { from: "08:00", to: "08:00" };
    expect(["00:00", "08:00", "23:00"].filter((time) => isQuietAt(time, none))).toEqual([]);
  });

  test("one's own come before the district's", () => {
    expect(quietHoursOf({ quietFrom: "20:00", quietTo: "08:00" }, night).from).toBe("20:00");
    expect(quietHoursOf({ quietFrom: null, quietTo: null }, night)).toBe(night);
  });
});

describe("when a notice leaves the house", () => {
  const leaves = (notice: { class: "now" | "warning"; urgent?: boolean }, now: string) =>
    shown(mayLeaveAt({ urgent: false, ...notice }, at(now), night, calendar));

  test("at once, but not at night", () => {
    expect(leaves({ class: "now" }, "2026-11-21T19:30")).toBe("2026-11-21T19:30");
    expect(leaves({ class: "now" }, "2026-11-21T23:30")).toBe("2026-11-22T07:00");
  });

  test("an urgent one at any hour", () => {
    expect(leaves({ class: "now", urgent: true }, "2026-11-21T03:00")).toBe("2026-11-21T03:00");
  });

  test.each([
    ["on a workday morning", "2026-11-23T08:00", "2026-11-23T09:00"],
    ["in working time", "2026-11-23T10:15", "2026-11-23T10:15"],
    ["over lunch", "2026-11-23T12:30", "2026-11-23T14:00"],
    ["in the evening", "2026-11-23T18:00", "2026-11-24T09:00"],
    ["on a Friday evening", "2026-11-27T19:00", "2026-11-30T09:00"],
    ["before National Day", "2026-09-30T18:30", "2026-10-08T09:00"],
    ["on the Friday before a make-up Saturday", "2026-10-09T20:00", "2026-10-10T09:00"],
  ])("a warning waits for working time: %s", (_what, now, then) => {
    expect(leaves({ class: "warning" }, now)).toBe(then);
  });
});

describe("the daily summary", () => {
  test("has its time on workdays, also on a make-up Saturday, and none on days off", () => {
    const due = (now: string) => digestInstant(at(now), "08:30", calendar);
    expect(due("2026-11-23T10:00")).toBe(at("2026-11-23T08:30"));
    expect(due("2026-10-10T10:00")).toBe(at("2026-10-10T08:30"));
    expect([due("2026-11-22T10:00"), due("2026-10-02T10:00")]).toEqual([null, null]);
  });
});

describe("preferences", () => {
  const wishes = {
    mailNow: true,
    mailWarning: false,
    smsNow: true,
    smsWarning: true,
    quietFrom: null,
    quietTo: null,
  };
  const form = {
    ...wishes,
    mail: "a@b.cn",
    phone: "13800000000",
    mailDigest: true,
    digestAt: "08:30",
  };

  test("choose channels by class; what belongs into the summary has none of its own", () => {
    expect(channelsFor("now", wishes)).toEqual(["mail", "webhook"]);
    expect(channelsFor("warning", wishes)).toEqual(["webhook"]);
    expect(channelsFor("digest", wishes)).toEqual([]);
  });

  test("are told what is missing, beside the field", () => {
    expect(preferenceFaults(form, night)).toEqual({});
    expect(Object.keys(preferenceFaults({ ...form, mail: null, phone: null }, night))).toEqual([
      "mail",
      "phone",
    ]);
    expect(Object.keys(preferenceFaults({ ...form, quietFrom: "21:00" }, night))).toEqual([
      "quietTo",
    ]);
    expect(Object.keys(preferenceFaults({ ...form, digestAt: "06:00" }, night))).toEqual([
      "digestAt",
    ]);
    expect(preferenceFaults({ ...form, mailDigest: false, digestAt: "06:00" }, night)).toEqual({});
  });
});

test("failures are retried after ever longer waits, and then given to a person", () => {
  const waits = Array.from({ length: triesMax }, (_, n) => nextTry(n + 1, 0));
  expect(waits.at(-1)).toBeNull();
  const times = waits.slice(0, -1).map(Number);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times[0]).toBe(60_000);
  expect(times.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(20 * 3_600_000);
});
