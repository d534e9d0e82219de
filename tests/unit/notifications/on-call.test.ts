import { describe, expect, test } from "vitest";
import { onCallDay, onCallRecipients } from "@/lib/across/notifications/rules/on-call";
import type { DutyInForce } from "@/lib/across/notifications/rules/recipients";
import { isoDateOf } from "@/lib/platform/core/calendar-day";
import { workCalendar } from "@/lib/platform/core/work-calendar";

const calendar = workCalendar({
  timeZone: "Asia/Shanghai",
  seasons: [
    {
      fromMonthDay: "01-01",
      toMonthDay: "12-31",
      windows: [
        { from: "09:00", to: "12:00" },
        { from: "13:30", to: "17:30" },
      ],
    },
  ],
  days: { "2026-10-01": "holiday", "2026-10-10": "workday" },
  publishedYears: [2026],
});
const at = (text: string) => Date.parse(`${text}:00+08:00`);

describe("whose roster is in force", () => {
  test.each([
    ["in working time nobody's", "2026-12-09T10:30", null],
    ["over lunch the desk is there", "2026-12-09T12:30", null],
    ["after work the day's own", "2026-12-09T17:30", "2026-12-09"],
    ["before work still the day before's", "2026-12-10T02:00", "2026-12-09"],
    ["on a Saturday the Saturday's", "2026-12-12T11:00", "2026-12-12"],
    ["on a holiday the holiday's", "2026-10-01T11:00", "2026-10-01"],
    ["on a make-up workday the desk is there", "2026-10-10T11:00", null],
  ])("%s", (_name, time, day) => {
    const found = onCallDay(at(time), calendar);
    expect(found === null ? null : isoDateOf(found)).toBe(day);
  });
});

const duty = (id: string, role: string, path: string, organizationId: string | null = null) =>
  ({ id, personId: id, role, path, organizationId, standsInFor: null }) satisfies DutyInForce;
const duties = [
  duty("secretary", "street_secretary", "k.1."),
  duty("desk", "street_dispatcher", "k.1."),
  duty("center", "district_dispatcher", "k."),
  duty("clerk", "dept_clerk", "k.", "housing"),
  duty("leader", "dept_leader", "k.", "housing"),
];
const told = (place: { path: string; organizationId: string | null }, roster: string[]) =>
  onCallRecipients(
    place,
    roster.map((dutyId) => ({
      day: "2026-12-09",
      path: "k.1.",
      organizationId: place.organizationId,
      dutyId,
    })),
    duties,
  ).map(({ duty: one, telling }) => `${one.id} ${telling.kind}`);

describe("who is told at night", () => {
  test.each([
    ["the roster's person", { path: "k.1.2.", organizationId: null }, ["desk"], ["desk onCall"]],
    ["else the secretary", { path: "k.1.2.", organizationId: null }, [], ["secretary onCallGap"]],
    [
      "one whose duty is over is nobody",
      { path: "k.1.2.", organizationId: null },
      ["gone"],
      ["secretary onCallGap"],
    ],
    [
      "without a street the district",
      { path: "k.", organizationId: null },
      [],
      ["center onCallGap"],
    ],
    [
      "the organization's own",
      { path: "k.1.2.", organizationId: "housing" },
      ["clerk"],
      ["clerk onCall"],
    ],
    ["else its leader", { path: "k.1.2.", organizationId: "housing" }, [], ["leader onCallGap"]],
  ])("%s", (_name, place, roster, expected) => {
    expect(told(place, roster)).toEqual(expected);
  });
});
