import { afterAll, describe, expect, test } from "vitest";
import { dispatch } from "@/lib/affairs/tickets/commands/dispatch";
import { tell } from "@/lib/across/notifications/commands/tell";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { enterOnCall, removeOnCall } from "@/lib/ground/people/commands/on-call";
import { onCallPage } from "@/lib/ground/people/queries/on-call";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { overtaken, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");
const person = (login: string) => must(stage.world.people[login]);
const see = async <T>(login: string, fn: (scope: Scope) => Promise<T>) =>
  withScope(await stage.as(login), "read", fn);
/** A Wednesday in working time, and the same night. */
const noon = new Date("2026-12-09T10:30:00+08:00");
const night = new Date("2026-12-10T02:00:00+08:00");

afterAll(() => database.freeze(null));

async function enter(by: string, who: string, from: string, to?: string) {
  const input = { dutyId: person(who).dutyId, from, ...(to === undefined ? {} : { to }) };
  return execute(enterOnCall, await stage.as(by), input, newId());
}

/** What somebody was told of one matter. */
async function toldOf(login: string, number: string) {
  await execute(tell, stage.job, {}, newId());
  const { notices } = await see(login, (scope) => inboxPage(scope, { show: "all" }));
  return notices.filter(({ slots }) => slots.number === number).map(({ kind }) => kind);
}

async function urgent(id: string) {
  await stage.onTicket("dispatcher1", dispatch, id, {
    organizationId: must(stage.world.departments["housing"]).id,
    urgency: "urgent",
    task: "请立即到现场抢修。",
  });
}

describe("值班", () => {
  test("an urgent order at night goes to whoever is on call; by day to the desk alone", async () => {
    await database.freeze(noon);
    await enter("housingleader", "housingclerk", "2026-12-09");
    const day = await stage.report();
    await urgent(day.id);
    expect(await toldOf("housingclerk", day.number)).toEqual(["assigned"]);

    await database.freeze(night);
    const late = await stage.report();
    await urgent(late.id);
    // At two in the morning it is still Wednesday's roster.
    expect(await toldOf("housingclerk", late.number)).toEqual(["onCall"]);
    expect(await toldOf("housingleader", late.number)).toEqual(["assignedUrgent"]);
  });

  test("when nobody is on call the next above is told so, and the gap stands on the roster", async () => {
    await database.freeze(new Date("2026-12-11T02:00:00+08:00"));
    const { id, number } = await stage.report();
    await urgent(id);
    expect(await toldOf("housingleader", number)).toEqual(["onCallGap"]);
    expect(await toldOf("housingclerk", number)).toEqual(["assigned"]);
    const page = await see("housingleader", onCallPage);
    expect(page.gaps).toHaveLength(14);
  });

  test("an urgent kind of report wakes the street's on-call, an ordinary one does not", async () => {
    await database.freeze(night);
    await database.admin.query("update category set urgency = 'urgent' where id = $1", [
      must(stage.world.categories["0101"]),
    ]);
    const quiet = await stage.report();
    expect(await toldOf("secretary1", quiet.number)).toEqual([]);
    const gap = await stage.report({ categoryId: must(stage.world.categories["0101"]) });
    expect(await toldOf("secretary1", gap.number)).toEqual(["onCallGap"]);
    await database.freeze(new Date("2026-12-09T20:00:00+08:00"));
    await enter("dispatcher1", "dispatcher1", "2026-12-09", "2026-12-10");
    await database.freeze(night);
    const told = await stage.report({ categoryId: must(stage.world.categories["0101"]) });
    expect(await toldOf("dispatcher1", told.number)).toEqual(["onCall"]);
    expect(await toldOf("secretary1", told.number)).toEqual([]);
    const { rows } = await database.admin.query<{ urgent: boolean }>(
      "select urgent from notification where kind = 'onCall'",
    );
    expect(rows.every((row) => row.urgent)).toBe(true);
  });

  test("each keeps the roster of the own place, ahead and not backwards", async () => {
    await database.freeze(noon);
    await refused(enter("dispatcher1", "dispatcher2", "2026-12-20"), "not-found");
    await refused(enter("secretary1", "community11", "2026-12-20"), "forbidden");
    await refused(enter("housingclerk", "housingclerk", "2026-12-20"), "forbidden");
    const past = await refused(enter("secretary1", "secretary1", "2026-12-08"), "invalid");
    expect(past.fields).toEqual({ from: "onCall.fault.past" });
    const long = enter("secretary1", "secretary1", "2026-12-20", "2027-03-01");
    expect((await refused(long, "invalid")).fields).toEqual({ to: "onCall.fault.long" });
    await enter("secretary1", "secretary1", "2026-12-20", "2026-12-21");
    // It is the day that is taken; what was last entered for the duty may be of another.
    expect(await overtaken(enter("secretary1", "secretary1", "2026-12-21"))).toBeNull();
    const page = await see("dispatcher1", onCallPage);
    const row = must(page.days.find(({ day }) => day === "2026-12-20")?.people[0]);
    expect(row.personName).toBe(person("secretary1").name);
    await execute(removeOnCall, await stage.as("dispatcher1"), { id: row.id }, newId());
    expect((await see("dispatcher1", onCallPage)).gaps).toContain("2026-12-20");
    await refused(
      execute(removeOnCall, await stage.as("dispatcher1"), { id: row.id }, newId()),
      "not-found",
    );
  });
});
