import { beforeEach, describe, expect, test } from "vitest";
import { markAllRead, markRead } from "@/lib/across/notifications/commands/mark-read";
import { tell } from "@/lib/across/notifications/commands/tell";
import {
  hasUntold,
  inboxPage,
  unreadCount,
  unreadMax,
} from "@/lib/across/notifications/queries/inbox";
import { addCo } from "@/lib/affairs/tickets/commands/add-co";
import { assignHandler } from "@/lib/affairs/tickets/commands/assign-handler";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { deliver } from "@/lib/affairs/tickets/commands/deliver";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { startWorker } from "@/tests/support/worker";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const beta = new Stage(database, "beta");

const tellAll = async (stage = alpha) => {
  while (await withScope(stage.job, "read", hasUntold)) await execute(tell, stage.job, {}, newId());
};
const inbox = async (login: string, stage = alpha, show?: "all") =>
  (
    await withScope(await stage.as(login), "read", (scope) =>
      inboxPage(scope, { show, before: undefined, after: undefined }),
    )
  ).notices;

/** Who was told of a ticket and of what, by login. */
async function told(ticketId: string, stage = alpha): Promise<string[]> {
  const { rows } = await database.admin.query<{ duty_id: string; kind: string }>(
    "select duty_id, kind from notification where ticket_id = $1",
    [ticketId],
  );
  const people = Object.values(stage.world.people);
  return rows
    .map((row) => `${must(people.find((one) => one.dutyId === row.duty_id)).login} ${row.kind}`)
    .sort();
}

async function count(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from notification",
  );
  return must(rows[0]).n;
}

beforeEach(async () => {
  await tellAll();
  await tellAll(beta);
});

describe("telling", () => {
  test("a report reaches the dispatchers of its street, a dispatch the clerks, and nobody else", async () => {
    const { id } = await alpha.report();
    await tellAll();
    expect(await told(id)).toEqual(["dispatcher1 received"]);
    await alpha.dispatch(id);
    await tellAll();
    expect(await told(id)).toEqual(["dispatcher1 received", "housingclerk assigned"]);
    const [notice] = await inbox("housingclerk");
    const ticket = await alpha.ticket(id);
    expect(notice).toMatchObject({
      kind: "assigned",
      slots: { number: ticket["number"], organization: "住建局", category: "物业服务" },
      address: `/assignments/${(await alpha.assignment(id)).id}`,
      read: false,
    });
    expect(must(notice).slots.due).toMatch(/日/);
    expect(JSON.stringify(notice)).not.toContain("楼道里的灯");
    for (const login of ["dispatcher2", "waterclerk", "secretary2", "community21"]) {
      expect(await inbox(login, alpha, "all"), login).toEqual([]);
    }
    expect(await inbox("housingclerk", beta, "all")).toEqual([]);
  });

  test("only duties in force count, and who handles is told first", async () => {
    const { id } = await alpha.report();
    await alpha.dispatch(id);
    await alpha.onWork("housingclerk", accept, id);
    const { personId, dutyId } = must(alpha.world.people["housingclerk"]);
    await alpha.onWork("housingleader", assignHandler, id, { handlerId: personId });
    await tellAll();
    expect(await told(id)).toContain("housingclerk handed");

    await database.pastTriggers("update duty set valid_to = '2020-12-31' where id = $1", [dutyId]);
    const later = await alpha.report();
    await alpha.dispatch(later.id);
    await tellAll();
    expect(await told(later.id)).toEqual(["dispatcher1 received"]);
    await database.admin.query("update duty set valid_to = null where id = $1", [dutyId]);
  });

  test("the part of a helper is told to who leads, with the way to the lead's own page", async () => {
    const { id } = await alpha.report();
    await alpha.dispatch(id);
    await alpha.onWork("housingclerk", accept, id);
    await alpha.onTicket("dispatcher1", addCo, id, {
      organizationId: must(alpha.world.departments["water"]).id,
      task: "请配合停水。",
    });
    await alpha.onPart("waterclerk", accept, id, "water");
    await tellAll();
    await alpha.onPart("waterclerk", deliver, id, "water", {
      result: "已配合停水并挂牌，可以施工。",
    });
    await tellAll();
    expect((await told(id)).filter((one) => one.endsWith("partDelivered"))).toEqual([
      "housingclerk partDelivered",
    ]);
    const lead = await alpha.assignmentOf(id, "housing");
    const notice = (await inbox("housingclerk")).find(({ kind }) => kind === "partDelivered");
    expect(notice?.slots.organization).toBe("水务局");
    expect(notice?.address).toBe(`/assignments/${lead.id}`);
  });

  test("two workers at once, a restart and a cursor that was set back write nothing twice", async () => {
    for (let i = 0; i < 4; i += 1) await alpha.dispatch((await alpha.report()).id);
    const before = await count();
    const { rows } = await database.admin.query<{ seq: string }>(
      "select seq from subscriber_cursor where tenant_id = $1",
      [alpha.world.tenantId],
    );
    await Promise.all(
      [1, 2, 3, 4].map(() => execute(tell, alpha.job, {}, newId()).catch(() => undefined)),
    );
    await tellAll();
    expect(await count()).toBe(before + 8);

    await database.admin.query("update subscriber_cursor set seq = $2 where tenant_id = $1", [
      alpha.world.tenantId,
      must(rows[0]).seq,
    ]);
    expect(await withScope(alpha.job, "read", hasUntold)).toBe(true);
    await tellAll();
    expect(await count()).toBe(before + 8);
  });

  test("a worker that is killed in the middle has lost and doubled nothing when the next one is done", async () => {
    const ids: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const { id } = await alpha.report();
      await alpha.dispatch(id);
      ids.push(id);
    }
    // Of these matters alone: a worker has other things to tell as well.
    const toldOfThese = async () => (await Promise.all(ids.map((id) => told(id)))).flat().sort();
    const all = ids.flatMap(() => ["dispatcher1 received", "housingclerk assigned"]).sort();
    expect(await toldOfThese()).toEqual([]);
    // The first worker has read the events and is about to write when it dies.
    const blocking = await database.admin.connect();
    await blocking.query("begin; lock table notification in share mode");
    const first = startWorker();
    const waiting = async () => {
      const { rowCount } = await database.admin.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      return rowCount;
    };
    await expect.poll(waiting, { timeout: 40_000, interval: 20 }).toBeGreaterThan(0);
    first.kill();
    await first.ended;
    await blocking.query("rollback");
    blocking.release();
    expect(await toldOfThese()).toEqual([]);
    const second = startWorker();
    await expect.poll(toldOfThese, { timeout: 60_000, interval: 100 }).toEqual(all);
    second.kill();
    await second.ended;
    const { rows } = await database.admin.query(
      "select 1 from notification group by tenant_id, seq, duty_id having count(*) > 1",
    );
    expect(rows).toEqual([]);
    expect(await toldOfThese()).toEqual(all);
  }, 120_000);

  test("what was long past before the first reading is not news", async () => {
    const { id } = await beta.report();
    await database.admin.query("delete from subscriber_cursor where tenant_id = $1", [
      beta.world.tenantId,
    ]);
    await database.freeze(new Date(Date.now() + 8 * 86_400_000));
    await execute(tell, beta.job, {}, newId());
    expect(await told(id, beta)).toEqual([]);
    await database.freeze(null);
  });
});

describe("the inbox", () => {
  test("marks one, marks all that were seen, and leaves no trace for others", async () => {
    const first = await alpha.report();
    const second = await alpha.report();
    await tellAll();
    const dispatcher = await alpha.as("dispatcher1");
    const unread = async () => withScope(await alpha.as("dispatcher1"), "read", unreadCount);
    const events = async () => {
      const { rows } = await database.admin.query<{ n: number }>(
        "select count(*)::int as n from event",
      );
      return must(rows[0]).n;
    };
    const start = await unread();
    const noted = await events();
    const notice = must(
      (await inbox("dispatcher1")).find((one) => one.slots.number === first.number),
    );
    await execute(markRead, dispatcher, { id: notice.id }, newId());
    expect(await unread()).toBe(start - 1);

    const newest = must((await inbox("dispatcher1"))[0]);
    expect(newest.slots.number).toBe(second.number);
    await database.freeze(new Date(Date.now() + 60_000));
    const third = await alpha.report();
    await tellAll();
    await execute(markAllRead, await alpha.as("dispatcher1"), { until: newest.at }, newId());
    expect((await inbox("dispatcher1")).map(({ slots }) => slots.number)).toEqual([third.number]);
    await database.freeze(null);
    expect(await events()).toBe(noted + 1);

    await refused(
      execute(markRead, await alpha.as("secretary1"), { id: notice.id }, newId()),
      "not-found",
    );
  });

  test("is paged by key, and its count is one statement that stops", async () => {
    for (let i = 0; i < 60; i += 1) await alpha.report();
    await tellAll();
    const credential = await alpha.as("dispatcher1");
    const page = (keys: { before?: string | undefined; after?: string | undefined }) =>
      withScope(credential, "read", (scope) =>
        inboxPage(scope, { show: "all", before: keys.before, after: keys.after }),
      );
    const first = await page({});
    expect(first.notices).toHaveLength(50);
    const second = await page({ before: must(first.before) });
    const ids = new Set([...first.notices, ...second.notices].map(({ id }) => id));
    expect(ids.size).toBe(50 + second.notices.length);
    expect((await page({ after: must(second.after) })).notices).toEqual(first.notices);

    await database.admin.query(
      `insert into notification (tenant_id, id, duty_id, seq, kind, class, ticket_id, slots, at)
       select tenant_id, gen_random_uuid(), duty_id, -n, kind, class, ticket_id, slots, at
       from notification, generate_series(1, 150) n where id = $1`,
      [must(first.notices[0]).id],
    );
    const { result, statements } = await recordStatements(() =>
      withScope(credential, "read", unreadCount),
    );
    expect(result).toBe(unreadMax);
    expect(statements).toHaveLength(1);
  }, 60_000);
});
