import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { assignHandler } from "@/lib/affairs/tickets/commands/assign-handler";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { assignmentDetail } from "@/lib/affairs/tickets/queries/assignment-detail";
import { tell } from "@/lib/across/notifications/commands/tell";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { deskOf } from "@/lib/across/desk/queries";
import { shellOf } from "@/lib/across/shell/queries";
import { beginAbsence, endAbsence } from "@/lib/ground/people/commands/absence";
import { endDuty } from "@/lib/ground/people/commands/end-duty";
import { leavePage } from "@/lib/ground/people/queries/absences";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east", "west");
const stage = new Stage(database, "east");
const person = (login: string) => must(stage.world.people[login]);
const see = async <T>(login: string, fn: (scope: Scope) => Promise<T>) =>
  withScope(await stage.as(login), "read", fn);
/** Noon of a day of December in Shanghai. */
const noon = (day: number) => new Date(`2026-12-${String(day).padStart(2, "0")}T12:00:00+08:00`);
const day = (n: number) => `2026-12-${String(n).padStart(2, "0")}`;

beforeEach(() => database.freeze(noon(7)));
afterAll(() => database.freeze(null));

async function leave(by: string, who: string, deputy: string, from: number, to: number) {
  const input = {
    dutyId: person(who).dutyId,
    deputyId: person(deputy).personId,
    from: day(from),
    to: day(to),
  };
  const { id } = await execute(beginAbsence, await stage.as(by), input, newId());
  const { rows } = await database.admin.query<{ id: string }>(
    "select deputy_duty_id as id from absence where id = $1",
    [id],
  );
  return { id, dutyId: must(rows[0]).id };
}

/** Signs the deputy in under the duty that he holds for somebody; false when the door is shut. */
async function actingAs(login: string, dutyId: string): Promise<string | false> {
  const name = `${login}-${dutyId}`;
  stage.world.people[name] = { ...person(login), dutyId };
  const opens = await see(name, () => Promise.resolve(true)).catch(() => false);
  return opens && name;
}

describe("离岗与代理", () => {
  test("a deputy sees exactly the range of the absent, and only on the days", async () => {
    const here = await stage.report();
    const { dutyId } = await leave("dispatcher1", "dispatcher1", "community11", 8, 10);
    expect(await actingAs("community11", dutyId)).toBe(false);

    await database.freeze(noon(8));
    const acting = must((await actingAs("community11", dutyId)) || null);
    const street = await see(acting, (scope) => ticketPage(scope, {}));
    const own = await see("dispatcher1", (scope) => ticketPage(scope, {}));
    expect(street.lines.map(({ id }) => id)).toEqual(own.lines.map(({ id }) => id));
    expect(street.lines.map(({ id }) => id)).toContain(here.id);
    const desk = await see(acting, deskOf);
    expect(desk.standingIn).toEqual({ name: person("dispatcher1").name, to: day(10) });
    const shell = await see("community11", shellOf);
    expect(shell.duties.map(({ role, actingFor }) => [role, actingFor])).toEqual([
      ["community_secretary", null],
      ["street_dispatcher", person("dispatcher1").name],
    ]);

    await database.freeze(noon(10));
    expect(await actingAs("community11", dutyId)).not.toBe(false);
    // A session opened on the last day ends with it.
    const late = await stage.as(must((await actingAs("community11", dutyId)) || null));
    await database.freeze(new Date("2026-12-10T16:00:01Z"));
    await expect(withScope(late, "read", () => Promise.resolve(true))).rejects.toThrow();
    await database.freeze(noon(11));
    expect(await actingAs("community11", dutyId)).toBe(false);
    expect((await see("community11", deskOf)).standingIn).toBeNull();
    await database.freeze(noon(7));
  });

  test("whoever is back early ends it at once, sessions too", async () => {
    const { id, dutyId } = await leave("secretary1", "grid111", "community11", 7, 9);
    const acting = await stage.as(must((await actingAs("community11", dutyId)) || null));
    await execute(endAbsence, await stage.as("grid111"), { id }, newId());
    await expect(withScope(acting, "read", () => Promise.resolve(true))).rejects.toThrow();
    expect(await actingAs("community11", dutyId)).toBe(false);
    await refused(execute(endAbsence, await stage.as("grid111"), { id }, newId()), "wrong-status");
    // The same days are free again.
    const again = await leave("community11", "grid111", "community11", 7, 9);
    await execute(endAbsence, await stage.as("secretary1"), { id: again.id }, newId());
  });

  test("no self, no stranger, no chain, no two at once, nobody who is away himself", async () => {
    const enter = (by: string, who: string, deputy: string, from = 20, to = 22) =>
      refused(leave(by, who, deputy, from, to), "invalid").then(({ fields }) => fields);
    const self = await enter("housingclerk", "housingclerk", "housingclerk");
    expect(self).toEqual({ deputyId: "leave.fault.self" });
    for (const stranger of ["waterclerk", "dispatcher1"]) {
      expect(await enter("housingclerk", "housingclerk", stranger)).toEqual({
        deputyId: "leave.fault.stranger",
      });
    }
    expect(await enter("housingclerk", "housingclerk", "housingleader", 3, 4)).toEqual({
      from: "leave.fault.days",
    });
    const first = await leave("housingleader", "housingclerk", "housingleader", 20, 22);
    expect(await enter("housingclerk", "housingclerk", "housingleader", 22, 24)).toEqual({
      from: "leave.fault.overlap",
    });
    // Nobody is away from a duty while he stands in for another.
    expect(await enter("housingleader", "housingleader", "housingclerk", 21, 21)).toEqual({
      from: "leave.fault.deputizing",
    });
    await database.freeze(noon(20));
    const acting = must((await actingAs("housingleader", first.dutyId)) || null);
    const chain = refused(leave(acting, acting, "housingclerk", 20, 21), "wrong-status");
    expect((await chain).reason).toBe("leave.refusal.chain");
    await database.freeze(noon(7));
    const boss = refused(leave("admin", "admin", "center", 20, 21), "wrong-status");
    expect((await boss).reason).toBe("leave.refusal.admin");
    await refused(leave("cityleader", "housingclerk", "housingleader", 25, 26), "not-found");
    await refused(leave("dispatcher1", "community11", "grid111", 25, 26), "forbidden");
    await execute(endAbsence, await stage.as("housingclerk"), { id: first.id }, newId());
  });

  test("new work is not given to the absent, and the deputy is told what he would be told", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const handlerId = person("housingclerk").personId;
    await stage.onWork("housingleader", assignHandler, id, { handlerId });
    const { dutyId } = await leave("housingclerk", "housingclerk", "housingleader", 7, 8);
    const acting = must((await actingAs("housingleader", dutyId)) || null);
    const page = await see("housingleader", async (scope) =>
      assignmentDetail(scope, (await stage.assignment(id)).id),
    );
    expect(page.people.find((one) => one.id === handlerId)).toMatchObject({
      absentTo: day(8),
      deputy: person("housingleader").name,
    });
    const given = stage.onWork("housingleader", assignHandler, id, { handlerId });
    expect((await refused(given, "invalid")).fields).toEqual({
      handlerId: "refusal.handlerAway",
    });
    await execute(tell, stage.job, {}, newId());
    const { urge } = await import("@/lib/affairs/tickets/commands/urge");
    await stage.onTicket("dispatcher1", urge, id, { text: "请尽快办理。" });
    await execute(tell, stage.job, {}, newId());
    const { notices } = await see(acting, (scope) => inboxPage(scope, { show: "all" }));
    expect(notices.map(({ kind }) => kind)).toContain("urged");
    const own = await see("housingleader", (scope) => inboxPage(scope, { show: "all" }));
    expect(own.notices.map(({ kind }) => kind)).toContain("deputyNamed");
  });

  test("a duty that ends takes its deputyship with it", async () => {
    const { dutyId } = await leave("secretary1", "grid121", "community12", 7, 20);
    expect(await actingAs("community12", dutyId)).not.toBe(false);
    const input = { id: person("grid121").dutyId, version: "1", on: "2026-12-06" };
    await execute(endDuty, await stage.as("admin"), input, newId());
    expect(await actingAs("community12", dutyId)).toBe(false);
    const list = await see("secretary1", (scope) => leavePage(scope, undefined));
    expect(list.absences.some(({ personName }) => personName === person("grid121").name)).toBe(
      false,
    );
  });
});
