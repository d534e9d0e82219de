import { describe, expect, test } from "vitest";
import { dueWhyText } from "@/components/tickets/due-why";
import { dueWhyOf } from "@/lib/affairs/tickets/rules/due-why";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";

const calendar = calendarOf(resolveSettings([]));
const at = (local: string) => Date.parse(`${local.replace(" ", "T")}:00+08:00`);
const routine = { value: 7, unit: "work_day" } as const;

describe("why it is due then", () => {
  test.each<[string, string, string[]]>([
    // Over a weekend.
    ["2026-11-20 15:10", "2026-12-01 18:00", ["2026-11-21 2026-11-22", "2026-11-28 2026-11-29"]],
    // Over Spring Festival with both its make-up days, which do count.
    [
      "2025-01-24 10:00",
      "2025-02-10 18:00",
      ["2025-01-25 2025-01-25", "2025-01-28 2025-02-04", "2025-02-09 2025-02-09"],
    ],
    // Over National Day 2026, made up on 10 October.
    ["2026-09-29 10:00", "2026-10-14 18:00", ["2026-10-01 2026-10-07", "2026-10-11 2026-10-11"]],
    ["2026-11-23 09:00", "2026-11-27 18:00", []],
  ])("from %s to %s the days left out are %j", (from, to, expected) => {
    const why = dueWhyOf({ dispatchedAt: at(from), dueAt: at(to), limit: routine }, calendar, 0);
    expect(why.daysOff.map((days) => `${days.from} ${days.to}`)).toEqual(expected);
  });

  test("a limit in natural time leaves nothing out", () => {
    const limit = { value: 24, unit: "hour" } as const;
    const order = { dispatchedAt: at("2026-10-01 10:00"), dueAt: at("2026-10-02 10:00"), limit };
    expect(dueWhyOf(order, calendar, 0).daysOff).toEqual([]);
  });

  test("as one line", () => {
    const order = {
      dispatchedAt: at("2026-11-20 15:10"),
      dueAt: at("2026-12-01 18:00"),
      limit: routine,
    };
    const line = dueWhyText({
      dueWhy: dueWhyOf(order, calendar, 1),
      dispatchedAt: new Date(order.dispatchedAt).toISOString(),
      dueProvisional: true,
      round: 2,
      shortenReason: "上级要求",
    });
    expect(line).toBe(
      "7 个工作日，自 2026-11-20 15:10 派单起算，不计 11月21日至22日、11月28日至29日 非工作日，派单时已缩短，第 2 次办理另计时限，已延期 1 次，明年节假日安排公布后可能顺延",
    );
  });
});
