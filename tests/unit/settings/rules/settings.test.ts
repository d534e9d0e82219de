import { describe, expect, it } from "vitest";

import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { catalogue } from "@/lib/ground/settings/rules/parameters";
import { checkSetting, resolveSettings, settingKeys } from "@/lib/ground/settings/rules/settings";
import { addWorkDays, isWorkday } from "@/lib/platform/core/calendar";
import { Refusal } from "@/lib/platform/core/refusal";

const allYear = { fromMonthDay: "01-01", toMonthDay: "12-31" };

describe("the catalogue", () => {
  it.each(settingKeys)("has a default for %s that its own rule allows, and a source", (key) => {
    expect(checkSetting(key, catalogue[key].default)).toMatchObject({ ok: true });
    expect(catalogue[key].source).not.toBe("");
  });

  it("has every key of the parameter catalogue that a rule of the product reads", () => {
    expect(settingKeys).toEqual([
      "calendar.timeZone",
      "calendar.seasons",
      "calendar.days",
      "calendar.publishedYears",
      "sla.screen",
      "sla.screen.urgent",
      "sla.firstContact",
      "sla.accept.urgent",
      "sla.accept.routine",
      "sla.accept.key",
      "sla.onsite.urgent",
      "sla.resolve.urgent",
      "sla.resolve.routine",
      "sla.resolve.key",
      "key.reportEvery",
      "co.buffer",
      "consult.limit",
      "return.window",
      "accept.afterWindow",
      "return.maxPerUnit",
      "return.decideWithin",
      "adjudicate.within",
      "recall.window",
      "extension.maxTimes",
      "extension.maxDays",
      "extension.applyBefore",
      "application.decideWithin",
      "deferral.districtFrom",
      "backlog.reviewEvery",
      "supervise.warnBefore",
      "supervise.soon.first",
      "supervise.soon.second",
      "supervise.redAfter",
      "supervise.repeatedFrom",
      "escalate.every",
      "redo.escalateAt",
      "transfer.escalateAt",
      "whistle.arrive.emergency",
      "whistle.arrive.other",
      "verify.within",
      "callback.rule",
      "callback.within",
      "callback.attempts",
      "callback.unratedCloseAfter",
      "redo.limit",
      "reopen.window",
      "objection.decideWithin",
      "urge.resident.every",
      "urge.resident.max",
      "reports.perNetworkHour",
      "reports.perSystemHour",
      "systems.keyValid",
      "wish.unclaimedEscalate",
      "receipt.valid",
      "duplicates.within",
      "duplicates.compared",
      "rating.linkDays",
      "ratings.floor",
      "ratings.perNetworkDay",
      "quiet.from",
      "quiet.to",
      "retention.active",
      "retention.contact",
      "retention.words",
      "retention.photos",
      "retention.requests",
      "retention.topics",
      "retention.checkIns",
      "retention.seats",
      "retention.posts",
      "retention.mobile",
      "retention.staff",
      "retention.deliveries",
      "log.retention",
      "service.dailyMax",
      "rates.weights",
      "rates.minN",
      "rates.basicSatisfiedWeight",
      "hotspot.count",
      "hotspot.within",
      "grid.householdRange",
      "mobile.afterMonths",
      "mobile.contactEvery",
      "joint.seats.fullTimeMax",
      "joint.seats.partTimeMin",
      "joint.seats.partTimeMax",
      "joint.meeting.notice",
      "org.branch.minFull",
      "org.branch.committeeFrom",
      "org.branch.maxMembers",
      "org.general.from",
      "org.committee.from",
      "org.joint.maxUnits",
      "org.term.community",
      "org.term.other",
      "org.life.assembly",
      "org.life.committee",
      "org.life.group",
      "org.life.lecture",
      "org.life.themeDay",
      "org.life.meeting",
      "org.life.appraisal",
      "opinion.answer",
    ]);
  });
});

describe("checkSetting", () => {
  it.each<[string, unknown, string | null]>([
    ["sla.resolve.routine", { value: 5, unit: "work_day" }, null],
    ["sla.resolve.routine", { value: 15, unit: "day" }, null],
    ["sla.resolve.routine", { value: 4, unit: "work_day" }, "out-of-bounds"],
    ["sla.resolve.routine", { value: 16, unit: "work_day" }, "out-of-bounds"],
    ["sla.resolve.routine", { value: 100, unit: "hour" }, "unit-not-allowed"],
    ["sla.resolve.routine", { value: 5, unit: "week" }, "wrong-type"],
    ["sla.resolve.routine", { value: 5.5, unit: "work_day" }, "wrong-type"],
    ["sla.resolve.routine", { value: 5, unit: "work_day", extra: 1 }, "wrong-type"],
    ["sla.resolve.routine", "5 work_day", "wrong-type"],
    ["sla.resolve.routine", null, "wrong-type"],
    ["recall.window", { value: 5, unit: "minute" }, null],
    ["recall.window", { value: 4, unit: "minute" }, "out-of-bounds"],
    ["recall.window", { value: 121, unit: "minute" }, "out-of-bounds"],
    ["return.window", { value: 4, unit: "work_hour" }, null],
    ["return.maxPerUnit", 0, null],
    ["return.maxPerUnit", 3, "out-of-bounds"],
    ["extension.applyBefore", { value: 0, unit: "work_hour" }, null],
    ["callback.rule", "at-due", null],
    ["sla.onsite.urgent", { value: 30, unit: "minute" }, null],
    ["sla.onsite.urgent", { value: 29, unit: "minute" }, "out-of-bounds"],
    ["sla.onsite.urgent", { value: 1, unit: "day" }, null],
    ["sla.onsite.urgent", { value: 25, unit: "hour" }, "out-of-bounds"],
    ["backlog.reviewEvery", { value: 180, unit: "day" }, null],
    ["backlog.reviewEvery", { value: 181, unit: "day" }, "out-of-bounds"],
    ["supervise.redAfter", { value: 0, unit: "work_day" }, null],
    ["callback.attempts", 0, "out-of-bounds"],
    ["quiet.from", "21:30", null],
    ["quiet.from", "24:00", "wrong-type"],
    ["quiet.to", "7:00", "wrong-type"],
    ["callback.rule", "never", "wrong-type"],
    ["rates.minN", 5, null],
    ["rates.minN", 4, "out-of-bounds"],
    ["rates.basicSatisfiedWeight", 0.6, null],
    ["rates.basicSatisfiedWeight", 0.59, "out-of-bounds"],
    ["rates.weights", { response: 20, resolution: 40, satisfaction: 40 }, null],
    ["rates.weights", { response: 30, resolution: 35, satisfaction: 36 }, "weights-not-100"],
    ["rates.weights", { response: -1, resolution: 50, satisfaction: 51 }, "out-of-bounds"],
    ["grid.householdRange", { warnBelow: 100, min: 200, max: 400, warnAbove: 500 }, null],
    [
      "grid.householdRange",
      { warnBelow: 300, min: 200, max: 400, warnAbove: 500 },
      "range-not-ordered",
    ],
    ["calendar.timeZone", "Asia/Shanghai", null],
    ["calendar.timeZone", "Asia/Urumqi", "wrong-type"],
    ["calendar.seasons", [{ ...allYear, windows: [{ from: "10:00", to: "14:00" }] }], null],
    ["calendar.seasons", [{ ...allYear, windows: [] }], "calendar-fault"],
    ["calendar.seasons", [], "out-of-bounds"],
    [
      "calendar.seasons",
      [{ ...allYear, toMonthDay: "06-30", windows: [{ from: "10:00", to: "14:00" }] }],
      "calendar-fault",
    ],
    ["calendar.days", { "2026-03-20": "holiday" }, null],
    ["calendar.days", { "2026-03-20": "feast" }, "wrong-type"],
    ["calendar.publishedYears", [2027], null],
    ["calendar.publishedYears", [27], "out-of-bounds"],
    ["sla.resolve", { value: 5, unit: "work_day" }, "unknown-key"],
    ["toString", 1, "unknown-key"],
  ])("%s = %j: %s", (key, value, fault) => {
    const verdict = checkSetting(key, value);
    expect(verdict.ok ? null : verdict.reason).toBe(fault);
  });

  it("refuses a date that is none", () => {
    expect(checkSetting("calendar.days", { "2026-02-30": "holiday" }).ok).toBe(false);
  });
});

describe("resolveSettings", () => {
  it("puts a tenant's values over the defaults", () => {
    const settings = resolveSettings([
      { key: "sla.resolve.routine", value: { value: 5, unit: "work_day" } },
      { key: "return.maxPerUnit", value: 0 },
    ]);
    expect(settings["sla.resolve.routine"]).toEqual({ value: 5, unit: "work_day" });
    expect(settings["return.maxPerUnit"]).toBe(0);
    expect(settings["sla.resolve.key"]).toEqual({ value: 15, unit: "work_day" });
  });

  it("refuses all bad rows together", () => {
    const resolve = () =>
      resolveSettings([
        { key: "rates.minN", value: 1 },
        { key: "rates.min", value: 10 },
      ]);
    expect(resolve).toThrow(Refusal);
    expect(resolve).toThrow(
      expect.objectContaining({
        code: "invalid",
        fields: { "rates.minN": "out-of-bounds", "rates.min": "unknown-key" },
      }),
    );
  });
});

describe("calendarOf", () => {
  it("lets the district decide about a day and publish a year", () => {
    const calendar = calendarOf(
      resolveSettings([
        {
          key: "calendar.days",
          value: { "2026-03-20": "holiday", "2026-10-10": "holiday", "2027-01-01": "holiday" },
        },
        { key: "calendar.publishedYears", value: [2027] },
      ]),
    );
    expect(isWorkday("2026-03-20", calendar)).toBe(false);
    expect(isWorkday("2026-10-10", calendar)).toBe(false);
    expect(isWorkday("2026-02-14", calendar)).toBe(true);
    const due = addWorkDays(Date.parse("2026-12-31T10:00+08:00"), 1, calendar);
    expect(due).toEqual({ at: Date.parse("2027-01-04T18:00+08:00"), provisional: false });
  });
});
