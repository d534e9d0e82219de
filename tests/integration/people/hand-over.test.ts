import { beforeAll, describe, expect, test } from "vitest";
import { claim } from "@/lib/affairs/tickets/commands/claim";
import { recuse } from "@/lib/affairs/tickets/commands/recuse";
import { takeOn } from "@/lib/affairs/tickets/commands/take-on";
import { historyOf } from "@/lib/affairs/tickets/queries/matter";
import { tell } from "@/lib/across/notifications/commands/tell";
import { inboxPage } from "@/lib/across/notifications/queries/inbox";
import { deskOf } from "@/lib/across/desk/queries";
import { handOverPage } from "@/lib/across/desk/queries/hand-overs";
import { addDuty } from "@/lib/ground/people/commands/add-duty";
import { endDuty } from "@/lib/ground/people/commands/end-duty";
import { handOver, seeHandOver, sweepDuty } from "@/lib/ground/people/commands/hand-over";
import { dutiesLeft } from "@/lib/ground/people/queries/open-work";
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
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Gives the person of `login` one more duty: the same as that of `like`. Returns its id. */
async function colleague(login: string, like: string): Promise<string> {
  const { role, areaId, organizationId } = person(like);
  const input = {
    personId: person(login).personId,
    role,
    placeId: areaId ?? organizationId,
    from: "2020-01-01",
  };
  return must((await execute(addDuty, await stage.as("admin"), input, newId())).id);
}

async function held(login: string) {
  const { id } = await stage.ticketAt("accepted");
  const { id: assignment } = await stage.assignment(id);
  await execute(takeOn, await stage.as(login), { id: assignment }, newId());
  return { id, assignment };
}

let receiver = "";
beforeAll(async () => {
  receiver = await colleague("housingleader", "housingclerk");
});

describe("交接", () => {
  test("a duty that ends with open work says first to whom it goes", async () => {
    const extra = await colleague("cityclerk", "housingclerk");
    stage.world.people["leaver"] = {
      ...person("cityclerk"),
      dutyId: extra,
      role: "dept_clerk",
      organizationId: person("housingclerk").organizationId,
    };
    const [one, two] = [await held("leaver"), await held("leaver")];
    const end = async (more: object) =>
      execute(
        endDuty,
        await stage.as("admin"),
        { id: extra, version: "1", on: today, ...more },
        newId(),
      );
    const refusal = await refused(end({}), "invalid");
    expect(refusal.fields).toEqual({ handTo: "people.fault.handTo" });
    expect((await stage.assignment(one.id))["handler_id"]).toBe(person("leaver").personId);
    await refused(end({ handTo: person("waterclerk").dutyId }), "invalid");

    await end({ handTo: receiver });
    for (const { id } of [one, two]) {
      expect(await stage.assignment(id)).toMatchObject({
        handler_id: person("housingleader").personId,
        handler_name: person("housingleader").name,
      });
      const history = await see("dispatcher1", (scope) => historyOf(scope, id));
      expect(history[0]).toMatchObject({
        name: "assignment.handed_over",
        values: { from: person("cityclerk").name, to: person("housingleader").name },
      });
    }
    // Its sessions are over, and the receiver has one notice and a list.
    const { rows } = await admin.query<{ valid_to: string }>(
      "select valid_to::text from duty where id = $1",
      [extra],
    );
    expect(rows[0]?.valid_to).toBe(today);
    await execute(tell, stage.job, {}, newId());
    stage.world.people["receiver"] = {
      ...person("housingleader"),
      dutyId: receiver,
      role: "dept_clerk",
    };
    const { notices } = await see("receiver", (scope) => inboxPage(scope, { show: "all" }));
    expect(notices.filter(({ kind }) => kind === "handedOver")).toMatchObject([
      { address: "/hand-overs", slots: { count: "2", colleague: person("cityclerk").name } },
    ]);
    const desk = await see("receiver", deskOf);
    expect(desk.handOvers).toMatchObject([{ count: 2, fromName: person("cityclerk").name }]);
    const page = await see("receiver", (scope) => handOverPage(scope, undefined));
    expect(page.handOvers[0]).toMatchObject({ toMe: true, count: 2, seen: false });
    expect(page.handOvers[0]?.items).toHaveLength(2);
    await execute(
      seeHandOver,
      await stage.as("receiver"),
      { id: must(page.handOvers[0]).id },
      newId(),
    );
    expect((await see("receiver", deskOf)).handOvers).toEqual([]);
  });

  test("above hundreds of grid workers the own duty comes first, and no dispatcher is missing", async () => {
    await stage.database.pastTriggers(
      `insert into duty (tenant_id, id, person_id, role, area_id, path, valid_from)
       select d.tenant_id, gen_random_uuid(), d.person_id, d.role, d.area_id, d.path, d.valid_from
       from duty d, generate_series(1, 300) where d.id = $1`,
      [person("grid111").dutyId],
    );
    const page = await see("secretary1", (scope) => handOverPage(scope, undefined));
    expect(page.duties.length).toBeGreaterThan(300);
    expect(page.duties[0]).toMatchObject({ own: true, id: person("secretary1").dutyId });
    expect(page.chosen).toMatchObject({ own: true });
    expect(page.duties.map(({ id }) => id)).toContain(person("dispatcher1").dutyId);
  });

  test("by oneself, some of it and with a word; what somebody else took meanwhile stays where it is", async () => {
    const dispatcher = await colleague("secretary1", "dispatcher1");
    const [mine, other, kept] = [await stage.report(), await stage.report(), await stage.report()];
    for (const { id } of [mine, other, kept]) {
      await execute(claim, await stage.as("dispatcher1"), { id }, newId());
    }
    const give = async (to: string, ticketIds: string[]) =>
      execute(
        handOver,
        await stage.as("dispatcher1"),
        { dutyId: person("dispatcher1").dutyId, to, ticketIds, note: "居民下午在家。" },
        newId(),
      );
    await execute(claim, await stage.as("center"), { id: other.id, takeOver: "1" }, newId());
    await give(dispatcher, [mine.id, other.id]);
    expect(await stage.ticket(mine.id)).toMatchObject({ claimed_by_duty_id: dispatcher });
    expect(await stage.ticket(other.id)).toMatchObject({
      claimed_by_duty_id: person("center").dutyId,
    });
    expect(await stage.ticket(kept.id)).toMatchObject({
      claimed_by_duty_id: person("dispatcher1").dutyId,
    });
    await refused(give(dispatcher, [mine.id]), "conflict");
    expect((await refused(give(dispatcher, []), "invalid")).fields).toEqual({
      items: "leave.fault.items",
    });
    await refused(give(person("dispatcher2").dutyId, [kept.id]), "invalid");
    await give("queue", [kept.id]);
    expect(await stage.ticket(kept.id)).toMatchObject({ claimed_by_duty_id: null });
    expect((await stage.events(kept.id)).at(-1)).toBe("ticket.handed_back");
  });

  test("what a receiver is recused from goes to the queue instead", async () => {
    const { id } = await held("housingclerk");
    await execute(
      recuse,
      await stage.as("center"),
      {
        id,
        personId: person("housingleader").personId,
        ground: "complained",
        text: "诉求反映的就是本人。",
      },
      newId(),
    );
    await execute(
      handOver,
      await stage.as("housingclerk"),
      {
        dutyId: person("housingclerk").dutyId,
        to: receiver,
        assignmentIds: [(await stage.assignment(id)).id],
      },
      newId(),
    );
    expect(await stage.assignment(id)).toMatchObject({ handler_id: null });
    expect((await stage.events(id)).at(-1)).toBe("assignment.handed_back");
  });

  test("two at once: each matter goes once, its history is whole", async () => {
    const items = [await held("housingclerk"), await held("housingclerk")];
    const assignmentIds = items.map(({ assignment }) => assignment);
    const dutyId = person("housingclerk").dutyId;
    const give = async (to: string, by: string) =>
      execute(handOver, await stage.as(by), { dutyId, to, assignmentIds }, newId());
    const outcomes = await Promise.allSettled([
      give(receiver, "housingclerk"),
      give("queue", "housingleader"),
      give(receiver, "housingclerk"),
    ]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    for (const { id } of items) {
      const names = (await stage.events(id)).filter((name) => name.startsWith("assignment.handed"));
      expect(names).toHaveLength(1);
    }
  });

  test("nobody hands over what another holds, unless he keeps that duty", async () => {
    const { assignment } = await held("housingclerk");
    const input = {
      dutyId: person("housingclerk").dutyId,
      to: "queue",
      assignmentIds: [assignment],
    };
    await refused(execute(handOver, await stage.as("cityleader"), input, newId()), "not-found");
    await refused(execute(handOver, await stage.as("secretary1"), input, newId()), "not-found");
    await execute(handOver, await stage.as("housingleader"), input, newId());
  });

  test("what is left when a duty is over goes back to the queue by the worker", async () => {
    const { id } = await held("housingclerk");
    const client = await admin.connect();
    await client.query("set session_replication_role = replica");
    await client.query("update duty set valid_to = current_date - 3 where id = $1", [
      person("housingclerk").dutyId,
    ]);
    client.release(true);
    const left = await withScope(stage.job, "read", dutiesLeft);
    expect(left).toContainEqual({ id: person("housingclerk").dutyId });
    for (const one of left) await execute(sweepDuty, stage.job, one, newId());
    expect(await stage.assignment(id)).toMatchObject({ handler_id: null });
    expect(await withScope(stage.job, "read", dutiesLeft)).toEqual([]);
    expect((await stage.events(id)).at(-1)).toBe("assignment.handed_back");
  });
});
