import { beforeAll, describe, expect, test } from "vitest";
import { enterDays } from "@/lib/ground/settings/commands/enter-days";
import { enterSeasons } from "@/lib/ground/settings/commands/enter-seasons";
import { clockworkOf } from "@/lib/ground/settings/queries";
import { calendarPage } from "@/lib/ground/settings/queries/calendar";
import { addWorkDays } from "@/lib/platform/core/calendar";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "../../support/commands";
import { useDatabase } from "../../support/database";

const database = useDatabase("alpha");
const alpha = new Stage(database, "alpha");
let admin: Credential;

beforeAll(async () => {
  await database.freeze(new Date("2026-11-22T10:00:00+08:00"));
  admin = await alpha.as("admin");
});

const page = (year: number | null) =>
  withScope(admin, "read", (scope) => calendarPage(scope, year));
const afterNewYear = () =>
  withScope(admin, "read", async (scope) => {
    const { calendar } = await clockworkOf(scope);
    return addWorkDays(Date.parse("2026-12-31T10:00+08:00"), 1, calendar);
  });

async function days(
  year: number,
  own: Record<string, string>,
  more: Record<string, string | number> = {},
  who = admin,
) {
  const { versions } = await page(year);
  const input = {
    year: String(year),
    days: JSON.stringify(own),
    daysVersion: versions.days,
    yearsVersion: versions.years,
    note: "按国务院办公厅通知录入。",
    ...more,
  };
  return execute(enterDays, who, input, newId());
}

async function seasons(value: unknown, more: Record<string, string | number> = {}, who = admin) {
  const { versions } = await page(null);
  const input = {
    seasons: JSON.stringify(value),
    version: versions.seasons,
    validFrom: "2026-12-01",
    note: "夏冬两季作息不同。",
    ...more,
  };
  return execute(enterSeasons, who, input, newId());
}

describe("the calendar of a district", () => {
  test("names the year that is unknown, until its days are entered and it is declared complete", async () => {
    expect((await page(2026)).published).toBe("national");
    expect(await page(2027)).toMatchObject({ published: null, unpublishedYear: 2027, own: {} });
    expect(await afterNewYear()).toMatchObject({
      at: Date.parse("2027-01-01T18:00+08:00"),
      provisional: true,
    });
    await days(2027, { "2027-01-01": "holiday", "2027-01-02": "workday" });
    expect(await afterNewYear()).toEqual({
      at: Date.parse("2027-01-02T18:00+08:00"),
      provisional: true,
    });
    await days(2027, { "2027-01-01": "holiday", "2027-01-02": "workday" }, { published: "on" });
    expect(await afterNewYear()).toEqual({
      at: Date.parse("2027-01-02T18:00+08:00"),
      provisional: false,
    });
    expect(await page(2027)).toMatchObject({ published: "district", unpublishedYear: null });
  });

  test("is corrected, year by year, and keeps what it said before", async () => {
    await days(2026, { "2026-12-11": "holiday" });
    await days(2027, { "2027-01-01": "holiday" });
    expect((await page(2026)).own).toEqual({ "2026-12-11": "holiday" });
    const { own, published, history } = await page(2027);
    expect(own).toEqual({ "2027-01-01": "holiday" });
    // The box was not ticked again, so the year is no longer complete.
    expect(published).toBeNull();
    expect(history.length).toBe(5);
    expect(history.filter(({ inForce }) => inForce)).toHaveLength(2);
  });

  test("has seasons from a day on, which cover the year", async () => {
    const windows = [
      { from: "10:00", to: "14:00" },
      { from: "16:00", to: "20:00" },
    ];
    const summer = { fromMonthDay: "05-01", toMonthDay: "09-30", windows };
    const winter = { fromMonthDay: "10-01", toMonthDay: "04-30", windows };
    const fault = async (value: unknown) =>
      (await refused(seasons(value), "invalid")).fields["seasons"];
    expect(await fault([summer])).toBe("settings.calendar.fault.year-not-covered");
    expect(await fault([summer, { ...winter, fromMonthDay: "09-30" }])).toBe(
      "settings.calendar.fault.seasons-overlap",
    );
    expect(await fault([summer, { ...winter, windows: [] }])).toBe(
      "settings.calendar.fault.bad-window",
    );
    expect(await fault([])).toBe("settings.calendar.fault.no-seasons");
    await seasons([summer, winter]);
    expect((await page(null)).seasons).toHaveLength(1);
    expect((await page(null)).plannedSeasons).toEqual(["2026-12-01"]);
    await database.freeze(new Date("2026-12-01T10:00:00+08:00"));
    admin = await alpha.as("admin");
    expect((await page(null)).seasons).toHaveLength(2);
    await refused(seasons([summer, winter], { validFrom: "2026-11-30" }), "invalid");
  });

  test("refuses days of another year, what is no change, and what was seen too late", async () => {
    const fields = async (what: Promise<unknown>) => (await refused(what, "invalid")).fields;
    expect(await fields(days(2026, { "2027-01-01": "holiday" }))).toEqual({
      days: "settings.calendar.fault.otherYear",
    });
    expect(await fields(days(2026, { "2026-12-11": "holiday" }))).toEqual({
      days: "settings.calendar.fault.unchanged",
    });
    expect(await fields(days(2026, { "2026-02-30": "holiday" }))).toHaveProperty("days");
    expect(await fields(days(2026, {}, { days: "{" }))).toHaveProperty("days");
    await refused(days(2026, {}, { daysVersion: 0 }), "conflict");
  });

  test("is the district administrator's alone", async () => {
    for (const login of ["secretary1", "center", "org", "housingclerk"]) {
      const who = await alpha.as(login);
      await refused(days(2027, { "2027-01-01": "workday" }, {}, who), "forbidden");
      await refused(seasons([], {}, who), "forbidden");
    }
    const secretary = await alpha.as("secretary1");
    await refused(
      withScope(secretary, "read", (scope) => calendarPage(scope, null)),
      "not-found",
    );
  });
});
