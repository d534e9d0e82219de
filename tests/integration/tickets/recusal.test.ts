import { describe, expect, test } from "vitest";
import { deskOf } from "@/lib/across/desk/queries";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { shellOf } from "@/lib/across/shell/queries";
import { tell } from "@/lib/across/notifications/commands/tell";
import { assignHandler } from "@/lib/affairs/tickets/commands/assign-handler";
import { claim } from "@/lib/affairs/tickets/commands/claim";
import { exportTickets } from "@/lib/affairs/tickets/commands/export-tickets";
import { liftRecusal } from "@/lib/affairs/tickets/commands/lift-recusal";
import { note } from "@/lib/affairs/tickets/commands/note";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { recusalPage } from "@/lib/affairs/tickets/queries/recusals";
import { ticketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const stage = new Stage(useDatabase("east", "west"), "east");
const { admin } = stage.database;
const person = (login: string) => must(stage.world.people[login]);
const see = async <T>(login: string, fn: (scope: Scope) => Promise<T>) =>
  withScope(await stage.as(login), "read", fn);

function entry(login: string) {
  return { personId: person(login).personId, ground: "related", text: "与诉求人是亲属。" };
}

async function keep(by: string, login: string, id: string) {
  return execute(recuse, await stage.as(by), { id, ...entry(login) }, newId());
}

describe("回避", () => {
  test("a recused dispatcher finds the matter through no door, and everybody else does", async () => {
    const { id, number } = await stage.ticketAt("in_progress");
    await stage.onTicket("dispatcher1", note, id, { text: "内部记录。" });
    const listed = async (login: string, filter = {}) =>
      (await see(login, (scope) => ticketPage(scope, filter))).lines.some((row) => row.id === id);
    const waiting = async () =>
      (await see("dispatcher1", shellOf)).duties.map((duty) => duty.waiting)[0] ?? 0;
    // What the database itself gives out, whatever the command asks before.
    const given = () =>
      see("dispatcher1", ({ tx }) => tx.$queryRaw<unknown[]>`select from sec.reveal(${id}::uuid)`);
    expect(await listed("dispatcher1")).toBe(true);
    expect(await given()).toHaveLength(1);

    await keep("secretary1", "dispatcher1", id);
    expect(await given()).toHaveLength(0);
    expect(await listed("dispatcher1")).toBe(false);
    expect(await listed("dispatcher1", { q: number })).toBe(false);
    expect(await listed("dispatcher1", { q: "楼道里的灯" })).toBe(false);
    await expect(see("dispatcher1", (scope) => ticketDetail(scope, id))).rejects.toMatchObject({
      code: "not-found",
    });
    await refused(stage.onTicket("dispatcher1", note, id, { text: "再记一笔。" }), "not-found");
    // Every table that speaks of the matter, by the person's own session.
    const rows = await see(
      "dispatcher1",
      ({ tx }) =>
        tx.$queryRaw<{ n: number }[]>`
        select (select count(*) from event where ticket_id = ${id}::uuid)::int
             + (select count(*) from message where ticket_id = ${id}::uuid)::int
             + (select count(*) from assignment where ticket_id = ${id}::uuid)::int
             + (select count(*) from clock where ticket_id = ${id}::uuid)::int
             + (select count(*) from recusal where ticket_id = ${id}::uuid)::int as n`,
    );
    expect(rows).toEqual([{ n: 0 }]);
    const total = await see("dispatcher1", (scope) => ticketPage(scope, {}));
    expect(total.count).toBe(total.lines.length);
    expect(await waiting()).toBeGreaterThanOrEqual(0);
    expect(await listed("secretary1")).toBe(true);
    expect(await listed("center")).toBe(true);
  });

  test("the counts of the desk and of the switcher agree with the lists", async () => {
    const { id } = await stage.report();
    const before = await see("dispatcher2", shellOf);
    const sections = async () =>
      (await see("dispatcher1", deskOf)).sections.find(({ key }) => key === "screening")?.count;
    const [all, waiting] = [await sections(), (await see("dispatcher1", shellOf)).duties[0]];
    await keep("center", "dispatcher1", id);
    expect(await sections()).toBe(must(all) - 1);
    expect((await see("dispatcher1", shellOf)).duties[0]?.waiting).toBe(must(waiting).waiting - 1);
    expect((await see("dispatcher2", shellOf)).duties).toEqual(before.duties);
  });

  test("no export, no notice: neither those there were nor those to come", async () => {
    const { id, number } = await stage.ticketAt("dispatched");
    await execute(tell, stage.job, {}, newId());
    const notices = async () =>
      (await see("housingclerk", (scope) => inboxPage(scope, { show: "all" }))).notices.filter(
        ({ slots }) => slots["number"] === number,
      ).length;
    expect(await notices()).toBeGreaterThan(0);
    await keep("dispatcher1", "housingclerk", id);
    expect(await notices()).toBe(0);
    const listed = await see("housingclerk", (scope) => assignmentPage(scope, {}));
    expect(listed.lines.some((row) => row.number === number)).toBe(false);
    await execute(tell, stage.job, {}, newId());
    const { rows } = await admin.query<{ n: number }>(
      `select count(*)::int as n from notification n join event e on e.tenant_id = n.tenant_id and e.seq = n.seq
       where n.ticket_id = $1 and n.duty_id = $2
         and e.seq >= (select min(seq) from event where ticket_id = $1 and name = 'ticket.recused')`,
      [id, person("housingclerk").dutyId],
    );
    expect(rows[0]?.n).toBe(0);
    await keep("center", "dispatcher1", id);
    // There is nothing left to take out.
    const taken = execute(exportTickets, await stage.as("dispatcher1"), { q: number }, newId());
    expect((await refused(taken, "invalid")).reason).toBe("export.empty");
  });

  test("what the person had in hand goes back, and nobody hands it to him again", async () => {
    const { id } = await stage.ticketAt("in_progress");
    const handlerId = person("housingclerk").personId;
    await stage.onWork("housingleader", assignHandler, id, { handlerId });
    await keep("center", "housingclerk", id);
    expect(await stage.assignment(id)).toMatchObject({ handler_id: null, handler_name: null });
    const again = stage.onWork("housingleader", assignHandler, id, { handlerId });
    expect((await refused(again, "invalid")).fields).toEqual({
      handlerId: "refusal.recusedHandler",
    });
    // And the database itself, whoever writes the query.
    await expect(
      withScope(
        await stage.as("housingleader"),
        "write",
        ({ tx }) =>
          tx.$executeRaw`update assignment set handler_id = ${handlerId}::uuid, version = version + 1
          where ticket_id = ${id}::uuid`,
      ),
    ).rejects.toThrow(/recused/);

    const taken = await stage.report();
    await execute(claim, await stage.as("dispatcher1"), { id: taken.id }, newId());
    await keep("center", "dispatcher1", taken.id);
    expect(await stage.ticket(taken.id)).toMatchObject({ claimed_by_duty_id: null });
    expect(await stage.events(taken.id)).toContain("ticket.recused");
  });

  test("it is lifted with a reason, once, and stands in the list of the matter", async () => {
    const { id } = await stage.report();
    await keep("center", "dispatcher1", id);
    expect((await refused(keep("center", "dispatcher1", id), "conflict")).reason).toBe(
      "refusal.recusedAlready",
    );
    const personId = person("dispatcher1").personId;
    const lift = async () =>
      execute(
        liftRecusal,
        await stage.as("secretary1"),
        { id, personId, text: "经核实并无亲属关系。" },
        newId(),
      );
    await lift();
    await refused(lift(), "conflict");
    expect((await see("dispatcher1", (scope) => ticketDetail(scope, id))).id).toBe(id);
    const list = await see("dispatcher1", (scope) => recusalPage(scope, id));
    expect(list.recusals).toMatchObject([
      { personName: "派单员1", ground: "related", liftedBy: "书记1", enteredBy: "区中心" },
    ]);
    expect(list.people.map(({ name }) => name)).not.toContain("派单员1");
  });

  test("nobody for himself, nobody who cannot see it, nobody without the right", async () => {
    const { id } = await stage.report();
    await refused(keep("dispatcher1", "dispatcher1", id), "forbidden");
    const stranger = await refused(keep("dispatcher1", "housingclerk", id), "invalid");
    expect(stranger.fields).toEqual({ personId: "field.choose" });
    await refused(keep("community11", "dispatcher1", id), "forbidden");
    await refused(keep("dispatcher2", "dispatcher1", id), "not-found");
  });
});
