import { describe, expect, it } from "vitest";

import {
  callbackAt,
  callbackCloseAt,
  checkShortening,
  dueAt,
  extendedDueAt,
  extensionUntil,
  isOverdue,
  limitOf,
  partTimes,
  recallUntil,
  reopenUntil,
  returnUntil,
  type Clockwork,
  type Urgency,
} from "@/lib/affairs/tickets/rules/deadline";
import { moved } from "@/lib/affairs/tickets/rules/reckoning";
import { districtDefersFrom } from "@/lib/parts/clocks/rules/long-deferral";
import { workMinutesBetween } from "@/lib/platform/core/calendar";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings, type SettingRow } from "@/lib/ground/settings/rules/settings";

function clockwork(...rows: SettingRow[]): Clockwork {
  const settings = resolveSettings(rows);
  return { settings, calendar: calendarOf(settings) };
}

const usual = clockwork();
const western = clockwork({
  key: "calendar.seasons",
  value: [
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

const at = (wall: string) => Date.parse(`${wall}+08:00`);
const wall = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 16);

describe("dueAt", () => {
  // One row, one line: prettier would spread each over ten.
  // prettier-ignore
  it.each<[string, Clockwork, Urgency, string, string, string, string, boolean]>([
    // what, by whose numbers, urgency, dispatched, due, accept by, first contact by, provisional
    ["plain", usual, "routine", "2025-09-01T10:00", "2025-09-10T18:00", "2025-09-02T10:00", "2025-09-02T18:00", false],
    ["National Day 2025", usual, "routine", "2025-09-30T10:00", "2025-10-16T18:00", "2025-10-01T10:00", "2025-10-09T18:00", false],
    ["Spring Festival 2026, Friday 17:59", usual, "routine", "2026-02-13T17:59", "2026-03-02T18:00", "2026-02-14T17:59", "2026-02-14T18:00", false],
    ["on a make-up Saturday", usual, "routine", "2025-10-11T09:00", "2025-10-21T18:00", "2025-10-12T09:00", "2025-10-13T18:00", false],
    ["in the lunch break", usual, "urgent", "2025-09-01T12:30", "2025-09-02T12:30", "2025-09-01T13:00", "2025-09-02T12:30", false],
    ["on a holiday", usual, "routine", "2025-10-03T12:00", "2025-10-16T18:00", "2025-10-04T12:00", "2025-10-09T18:00", false],
    ["urgent on a holiday", usual, "urgent", "2025-10-03T12:00", "2025-10-04T12:00", "2025-10-03T12:30", "2025-10-04T12:00", false],
    ["key over National Day", usual, "key", "2025-09-26T10:00", "2025-10-23T18:00", "2025-09-27T10:00", "2025-09-28T18:00", false],
    ["Changji, summer into winter", western, "routine", "2025-09-30T19:59", "2025-10-16T19:30", "2025-10-01T19:59", "2025-10-09T19:30", false],
    ["Changji, winter into summer", western, "routine", "2025-04-24T10:00", "2025-05-07T20:00", "2025-04-25T10:00", "2025-04-25T19:30", false],
    ["end of 2026", usual, "routine", "2026-12-25T10:00", "2027-01-05T18:00", "2026-12-26T10:00", "2026-12-28T18:00", true],
    ["end of 2026, but in hours", usual, "urgent", "2026-12-20T10:00", "2026-12-21T10:00", "2026-12-20T10:30", "2026-12-21T10:00", false],
  ])("%s", (_, numbers, urgency, dispatchedAt, due, acceptBy, firstContactBy, provisional) => {
    const times = dueAt({ urgency, dispatchedAt: at(dispatchedAt) }, numbers);
    expect([wall(times.dueAt), wall(times.acceptBy), wall(times.firstContactBy)]).toEqual([
      due,
      acceptBy,
      firstContactBy,
    ]);
    expect(times.provisional).toBe(provisional);
  });

  it("follows the tenant's own limit", () => {
    const numbers = clockwork({
      key: "sla.resolve.routine",
      value: { value: 5, unit: "work_day" },
    });
    const { dueAt: due } = dueAt(
      { urgency: "routine", dispatchedAt: at("2025-09-01T10:00") },
      numbers,
    );
    expect(wall(due)).toBe("2025-09-08T18:00");
  });

  it("is never lengthened by a shortening, and pulls the earlier times with it", () => {
    const dispatchedAt = at("2025-09-01T10:00");
    const order = { urgency: "routine", dispatchedAt } as const;
    const shortened = dueAt({ ...order, shortenTo: at("2025-09-01T20:00") }, usual);
    const { reckoning, ...times } = shortened;
    expect(reckoning.moves).toEqual([{ by: "moment", at: at("2025-09-01T20:00") }]);
    expect(Object.values(times)).toEqual([
      at("2025-09-01T20:00"),
      at("2025-09-01T20:00"),
      at("2025-09-01T20:00"),
      false,
    ]);
    const lengthened = dueAt({ ...order, shortenTo: at("2026-01-01T00:00") }, usual);
    expect(lengthened).toEqual(dueAt(order, usual));
  });

  it("is certain when it was shortened to before what is unpublished", () => {
    const order = { urgency: "routine", dispatchedAt: at("2026-12-22T10:00") } as const;
    expect(dueAt(order, usual).provisional).toBe(true);
    expect(dueAt({ ...order, shortenTo: at("2026-12-24T18:00") }, usual).provisional).toBe(false);
  });
});

describe("checkShortening", () => {
  const dispatchedAt = at("2025-09-01T10:00");
  const due = at("2025-09-10T18:00");
  it.each([
    ["2025-09-05T18:00", "汛期", null],
    ["2025-09-10T18:00", "汛期", null],
    ["2025-09-10T18:01", "汛期", "lengthened"],
    ["2025-09-01T10:00", "汛期", "not-after-dispatch"],
    ["2025-09-05T18:00", "  ", "reason-missing"],
  ])("to %s because of %j: %s", (shortenTo, reason, fault) => {
    const verdict = checkShortening({ shortenTo: at(shortenTo), reason, dispatchedAt, dueAt: due });
    expect(verdict.ok ? null : verdict.reason).toBe(fault);
  });
});

describe("isOverdue", () => {
  const due = at("2025-09-10T18:00");
  it.each([
    [null, "2025-09-10T18:00", false],
    [null, "2025-09-10T18:01", true],
    ["2025-09-10T17:00", "2025-12-01T00:00", false],
    ["2025-09-11T09:00", "2025-12-01T00:00", true],
  ])("resolved %s, now %s: %s", (resolvedAt, now, overdue) => {
    const order = { dueAt: due, resolvedAt: resolvedAt === null ? null : at(resolvedAt) };
    expect(isOverdue(order, at(now))).toBe(overdue);
  });
});

describe("windows after dispatch", () => {
  const dispatchedAt = at("2025-09-30T17:50");
  it.each([
    [null, "2025-09-30T18:20"],
    ["2025-09-30T17:55", "2025-09-30T17:55"],
    ["2025-10-09T09:00", "2025-09-30T18:20"],
  ])("a recall with acceptance at %s ends %s", (acceptedAt, end) => {
    const order = { dispatchedAt, acceptedAt: acceptedAt === null ? null : at(acceptedAt) };
    expect(wall(recallUntil(order, usual))).toBe(end);
  });

  it("a return may be asked for two workdays long", () => {
    expect(wall(returnUntil({ dispatchedAt }, usual).at)).toBe("2025-10-10T18:00");
  });
});

describe("redoDueAt", () => {
  it.each([
    ["after the due time", "2025-09-11T10:00", "2025-09-10T18:00", "2025-09-16T18:00", false],
    [
      "never before the due time",
      "2025-09-02T10:00",
      "2025-09-30T18:00",
      "2025-09-30T18:00",
      false,
    ],
    ["over the holiday", "2025-09-30T10:00", "2025-09-30T18:00", "2025-10-11T18:00", false],
    ["into 2027", "2026-12-24T10:00", "2026-12-24T18:00", "2026-12-29T18:00", true],
  ])("%s", (_, redoneAt, due, end, provisional) => {
    const again = { by: "limit", from: at(redoneAt), limit: usual.settings["redo.limit"] } as const;
    const redo = moved(certain(due), again, usual.calendar);
    expect([wall(redo.dueAt), redo.dueProvisional]).toEqual([end, provisional]);
  });
});

describe("call-back", () => {
  const atDue = clockwork({ key: "callback.rule", value: "at-due" });
  // One row, one line: prettier would spread each over ten.
  // prettier-ignore
  it.each<[string, Clockwork, string, string, string, string]>([
    // what, by whose numbers, resolved, due, call back at, close unrated at
    ["resolved early", usual, "2025-09-02T10:00", "2025-09-10T18:00", "2025-09-03T18:00", "2025-09-11T00:00"],
    ["resolved on the last day", usual, "2025-09-10T10:00", "2025-09-10T18:00", "2025-09-10T18:00", "2025-09-18T00:00"],
    ["resolved late", usual, "2025-09-12T10:00", "2025-09-10T18:00", "2025-09-12T10:00", "2025-09-20T00:00"],
    ["by the rule of the due time", atDue, "2025-09-02T10:00", "2025-09-10T18:00", "2025-09-10T18:00", "2025-09-18T00:00"],
    ["before the holiday", usual, "2025-09-30T10:00", "2025-10-16T18:00", "2025-10-09T18:00", "2025-10-17T00:00"],
  ])("%s", (_, numbers, resolvedAt, due, callback, close) => {
    const ticket = { resolvedAt: at(resolvedAt), dueAt: at(due) };
    expect(wall(callbackAt(ticket, numbers).at)).toBe(callback);
    expect(callbackCloseAt(ticket, numbers)).toEqual({ at: at(close), provisional: false });
  });

  it("counts workdays when the district says so", () => {
    const numbers = clockwork({
      key: "callback.unratedCloseAfter",
      value: { value: 5, unit: "work_day" },
    });
    const ticket = { resolvedAt: at("2026-12-21T10:00"), dueAt: at("2026-12-31T18:00") };
    const close = callbackCloseAt(ticket, numbers);
    expect([wall(close.at), close.provisional]).toEqual(["2026-12-29T18:00", true]);
  });

  it("a closed ticket can be opened again for thirty days, until midnight", () => {
    expect(wall(reopenUntil({ closedAt: at("2025-09-01T10:00") }, usual).at)).toBe(
      "2025-10-02T00:00",
    );
  });
});

describe("partTimes", () => {
  // prettier-ignore
  it.each<[string, string, string, string]>([
    // what, asked for, lead due, part due
    ["a working day before the lead", "2025-09-01T10:00", "2025-09-10T18:00", "2025-09-09T18:00"],
    ["the day before lies in the National Day holiday", "2025-09-26T10:00", "2025-10-09T18:00", "2025-09-30T18:00"],
    ["the day before is a make-up Sunday", "2025-09-22T10:00", "2025-09-29T18:00", "2025-09-28T18:00"],
    ["the lead has less than the buffer left", "2025-09-10T09:00", "2025-09-10T18:00", "2025-09-10T18:00"],
    ["never more than its own urgency gives", "2025-09-01T10:00", "2025-10-20T18:00", "2025-09-10T18:00"],
    ["the lead is late: a limit of its own", "2025-09-11T09:00", "2025-09-10T18:00", "2025-09-22T18:00"],
  ])("%s", (_what, dispatchedAt, leadDueAt, due) => {
    const times = partTimes(
      { urgency: "routine", dispatchedAt: at(dispatchedAt), lead: certain(leadDueAt) },
      usual,
    );
    expect(wall(times.dueAt)).toBe(due);
    expect(times.acceptBy).toBeLessThanOrEqual(times.dueAt);
    expect(times.firstContactBy).toBeLessThanOrEqual(times.dueAt);
  });

  it("counts working hours back over the lunch break and the night", () => {
    const hours = clockwork({ key: "co.buffer", value: { value: 10, unit: "work_hour" } });
    const times = partTimes(
      {
        urgency: "routine",
        dispatchedAt: at("2025-09-01T10:00"),
        lead: certain("2025-09-05T18:00"),
      },
      hours,
    );
    expect(times.dueAt).toBeLessThan(at("2025-09-05T09:00"));
    expect(workMinutesBetween(times.dueAt, at("2025-09-05T18:00"), hours.calendar).minutes).toBe(
      600,
    );
  });
});

describe("the limit of the catalogue", () => {
  const order = (urgency: Urgency, value: number) => ({
    urgency,
    dispatchedAt: at("2025-09-01T10:00"),
    limit: { value, unit: "work_day" as const },
  });

  it("replaces that of the class, shorter or longer", () => {
    expect(wall(dueAt(order("routine", 3), usual).dueAt)).toBe("2025-09-04T18:00");
    expect(wall(dueAt(order("routine", 12), usual).dueAt)).toBe("2025-09-17T18:00");
    expect(limitOf(order("key", 20), usual)).toEqual({ value: 20, unit: "work_day" });
  });

  it("never makes an urgent order slower", () => {
    expect(limitOf(order("urgent", 7), usual)).toEqual(usual.settings["sla.resolve.urgent"]);
    const shorter = { ...order("urgent", 1), limit: { value: 2, unit: "hour" as const } };
    expect(wall(dueAt(shorter, usual).dueAt)).toBe("2025-09-01T12:00");
  });
});

describe("extension", () => {
  it("adds working days to the old due time, over the holiday", () => {
    const { at: due } = extendedDueAt({ dueAt: at("2025-09-29T18:00"), days: 3 }, usual);
    expect(wall(due)).toBe("2025-10-10T18:00");
  });

  it("is asked for before the due time, or so long before it as the district says", () => {
    const dueTime = at("2025-09-10T18:00");
    expect(extensionUntil({ dueAt: dueTime }, usual)).toBe(dueTime);
    const early = clockwork({
      key: "extension.applyBefore",
      value: { value: 1, unit: "work_day" },
    });
    expect(wall(extensionUntil({ dueAt: dueTime }, early))).toBe("2025-09-09T18:00");
  });
});

describe("a pause", () => {
  // prettier-ignore
  it.each<[string, string, string, string, string]>([
    // what, due, paused, resumed, due now
    ["two working days", "2025-09-05T18:00", "2025-09-02T09:00", "2025-09-04T09:00", "2025-09-09T18:00"],
    ["a pause within the lunch break", "2025-09-05T18:00", "2025-09-02T12:10", "2025-09-02T12:50", "2025-09-05T18:00"],
    ["a pause of nothing but the holiday", "2025-10-10T18:00", "2025-09-30T18:00", "2025-10-09T09:00", "2025-10-10T18:00"],
    ["over the holiday: only what was worked", "2025-10-10T18:00", "2025-09-30T09:00", "2025-10-09T09:00", "2025-10-11T18:00"],
    ["late before, as late after", "2025-09-01T18:00", "2025-09-02T09:00", "2025-09-03T09:00", "2025-09-02T18:00"],
  ])("%s", (_what, due, paused, resumed, now) => {
    const pause = { by: "pause", from: at(paused), to: at(resumed) } as const;
    expect(wall(moved(certain(due), pause, usual.calendar).dueAt)).toBe(now);
  });

  it("never goes back", () => {
    const pause = {
      by: "pause",
      from: at("2025-09-03T10:00"),
      to: at("2025-09-02T10:00"),
    } as const;
    const order = certain("2025-09-05T18:00");
    expect(moved(order, pause, usual.calendar).dueAt).toBe(order.dueAt.getTime());
  });

  it("from ninety days on a deferral is the district's", () => {
    expect(wall(districtDefersFrom(at("2025-09-01T15:00"), usual))).toBe("2025-11-30T00:00");
  });
});

/** An order whose due time no notice can move. */
function certain(dueAt: string) {
  return { dueAt: new Date(at(dueAt)), dueProvisional: false, reckoning: null };
}
