import { beforeAll, describe, expect, test } from "vitest";
import { deskOf } from "@/lib/across/desk/queries";
import { shellOf } from "@/lib/across/shell/queries";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { ticketListOptions } from "@/lib/affairs/tickets/queries/list-options";
import { ticketCondition } from "@/lib/affairs/tickets/queries/ticket-condition";
import { measureNames } from "@/lib/affairs/tickets/rules/measures";
import { readTicketFilter, type TicketFilter } from "@/lib/affairs/tickets/rules/ticket-filter";
import { withScope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { manyTickets } from "@/tests/support/many-tickets";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const alpha = new Stage(database, "alpha");
const beta = new Stage(database, "beta");

const page = async (login: string, filter: TicketFilter, stage = alpha) =>
  withScope(await stage.as(login), "read", (scope) => ticketPage(scope, filter));

async function ids(sql: string): Promise<string[]> {
  const { rows } = await database.admin.query<{ id: string }>(
    `select id from ticket where tenant_id = $1 and ${sql}`,
    [alpha.world.tenantId],
  );
  return rows.map(({ id }) => id).sort();
}

/** Every id of a filtered list, by the condition itself. */
async function all(login: string, filter: TicketFilter): Promise<string[]> {
  return withScope(await alpha.as(login), "read", async (scope) => {
    const { where } = await ticketCondition(scope, filter);
    const rows = await scope.tx.ticket.findMany({ where, select: { id: true } });
    return rows.map(({ id }) => id).sort();
  });
}

beforeAll(async () => {
  await manyTickets(database.adminUrl, alpha.world, 700);
  // Many rows of one instant, answers, and times on both sides of their limits.
  const db = await database.admin.connect();
  await db.query("set session_replication_role = replica");
  await db.query(
    `with numbered as (select id, row_number() over (order by id) as n from ticket where tenant_id = $1)
     update ticket t set
       registered_at = case when n <= 130 then timestamptz '2026-03-01 00:00+08' else registered_at end,
       urgency = (array['urgent','routine','key'])[1 + n % 3],
       source = (array['portal','phone','hotline'])[1 + n % 3],
       physical = n % 2 = 0,
       round = 1 + (n % 7 = 0)::int,
       status = case when n % 10 = 0 and t.status = 'screening' then 'answered' else t.status end,
       closed_at = case when n % 10 = 0 and t.status = 'screening' then t.registered_at else t.closed_at end,
       figure_mark = (array['excluded','corrected'])[(n % 20)::int],
       due_at = case when dispatched_at is not null then sec.now() + (n - 300) * interval '1 hour' end,
       first_contact_by = dispatched_at + interval '1 day',
       first_contact_at = case when n % 4 > 0 then dispatched_at + (n % 4) * interval '12 hours' end,
       resolved_at = case when n % 3 > 0 then sec.now() + (n - 320) * interval '1 hour' + (n % 5) * interval '9 hours' end,
       rated_at = case when n % 5 = 0 then sec.now() - (n % 60) * interval '1 day' end,
       rated_solved = case when n % 5 = 0 then (array['yes','partly','no'])[1 + n % 3] end,
       rated_satisfied = case when n % 5 = 0 then (array['yes','basically','no'])[1 + (n / 5) % 3] end
     from numbered where numbered.id = t.id`,
    [alpha.world.tenantId],
  );
  await db.query("delete from ticket_tally where tenant_id = $1", [alpha.world.tenantId]);
  await db.query(
    `insert into ticket_tally (tenant_id, path, day, measure, n)
     select t.tenant_id, m.path, m.day, m.measure, count(*) from ticket t, lateral sec.measures(t, 'Asia/Shanghai') m
     where t.tenant_id = $1 group by 1, 2, 3, 4`,
    [alpha.world.tenantId],
  );
  await db.query("set session_replication_role = origin");
  db.release();
});

describe("each filter narrows to the right rows", () => {
  const open = ["closed", "rejected", "answered", "withdrawn", "terminated", "transferred"];
  test.each<[string, TicketFilter, string]>([
    ["tab", { group: "working" }, "status in ('dispatched','accepted','in_progress','deferred')"],
    ["status", { status: "callback" }, "status = 'callback'"],
    ["urgency", { urgency: "urgent" }, "urgency = 'urgent'"],
    ["source", { source: "hotline" }, "source = 'hotline'"],
    ["on site", { physical: "1" }, "physical"],
    ["redo", { redo: "1" }, "round > 1"],
    [
      "overdue",
      { due: "over" },
      "due_at < sec.now() and status in ('dispatched','accepted','in_progress','return_requested')",
    ],
    [
      "soon",
      { due: "soon" },
      "due_at >= sec.now() and due_at < sec.now() + interval '1 day' and status in ('dispatched','accepted','in_progress','return_requested')",
    ],
    [
      "period, both days whole",
      { from: "2026-03-01", to: "2026-03-01" },
      "(registered_at at time zone 'Asia/Shanghai')::date = '2026-03-01'",
    ],
    ["open", { measure: "open" }, `status not in (${open.map((one) => `'${one}'`).join()})`],
  ])("%s", async (_name, filter, sql) => {
    const expected = await ids(sql);
    expect(expected.length).toBeGreaterThan(0);
    expect(await all("center", filter)).toEqual(expected);
  });

  test("area, category with those below it, organization, words and number", async () => {
    const street = must(alpha.world.areas["street1"]);
    const category = must(alpha.world.categories["01"]);
    const below = must(alpha.world.categories["0101"]);
    const housing = must(alpha.world.departments["housing"]).id;
    expect(await all("center", { area: street.id })).toEqual(
      await ids(`path like '${street.path}%'`),
    );
    expect(await all("center", { category })).toEqual(await ids(`category_id = '${below}'`));
    expect(await all("center", { organization: housing })).toEqual(
      await ids(`lead_organization_id = '${housing}'`),
    );
    const reported = await alpha.report({ text: "健身步道的地砖松动了，容易绊倒人。" });
    expect(await all("center", { q: "地砖松动" })).toEqual([reported.id]);
    expect(await all("center", { q: reported.number })).toEqual([reported.id]);
    expect(await all("center", { q: "砖", urgency: "urgent" })).toEqual(
      await ids("urgency = 'urgent'"),
    );
  });
});

describe("pages by key", () => {
  test("both ways every row comes exactly once, also with equal times", async () => {
    const expected = await ids("true");
    const seen: string[] = [];
    let last = await page("center", {});
    for (;;) {
      seen.push(...last.lines.map(({ id }) => id));
      if (last.before === undefined) break;
      last = await page("center", { before: last.before });
    }
    expect(seen).toHaveLength(expected.length);
    expect([...seen].sort()).toEqual(expected);
    const back: string[] = [];
    for (;;) {
      back.unshift(...last.lines.map(({ id }) => id));
      if (last.after === undefined) break;
      last = await page("center", { after: last.after });
    }
    expect(back).toEqual(seen);
  });

  test("the count stops at a thousand and one", async () => {
    expect((await page("center", {})).count).toBeLessThanOrEqual(1001);
  });
});

describe("the range of the reader", () => {
  test("another street and another district stay empty", async () => {
    const foreign = must(alpha.world.areas["street2"]).id;
    expect((await page("dispatcher1", { area: foreign })).lines).toEqual([]);
    expect((await page("center", {}, beta)).lines).toEqual([]);
    const street = must(alpha.world.areas["street1"]);
    expect(await all("dispatcher1", {})).toEqual(await ids(`path like '${street.path}%'`));
    expect(await all("housingclerk", {}).catch(() => "refused")).toBe("refused");
  });

  test("every page costs the same few statements", async () => {
    const filter = readTicketFilter({
      q: "楼道",
      area: must(alpha.world.areas["street1"]).id,
      category: must(alpha.world.categories["01"]),
      measure: "due",
      from: "2026-01-01",
    });
    const credential = await alpha.as("center");
    const { statements } = await recordStatements(() =>
      withScope(credential, "read", async (scope) => {
        await ticketPage(scope, filter);
        await ticketListOptions(scope, filter);
      }),
    );
    expect(statements.length).toBeLessThanOrEqual(12);
  });

  test.each(["center", "org", "secretary1", "dispatcher1", "community11", "grid111", "cityleader"])(
    "the desk of %s reads within its budget",
    async (login) => {
      const credential = await alpha.as(login);
      const { statements, result } = await recordStatements(() =>
        withScope(credential, "read", deskOf),
      );
      expect(statements.length).toBeLessThanOrEqual(12);
      expect(result.sections.length).toBeGreaterThan(0);
      for (const { lines, count } of result.sections) {
        expect(count).toBeGreaterThanOrEqual(lines.length);
      }
    },
  );

  test("the frame of an administrator needs no ticket", async () => {
    const shell = await withScope(await alpha.as("admin"), "read", shellOf);
    expect(shell.duties).toMatchObject([{ role: "system_admin", current: true, waiting: 0 }]);
  });
});

describe("a figure opens to its very rows", () => {
  const cases = measureNames
    .filter((name) => name !== "overdue")
    .flatMap((name) => [["district", name] as const, ["street1", name] as const]);
  test.each(cases)("%s: %s", async (place, measure) => {
    const area = must(alpha.world.areas[place]);
    const days = measure === "open" ? {} : { from: "2026-03-01", to: "2026-11-30" };
    const { rows } = await database.admin.query<{ n: number }>(
      `select coalesce(sum(n), 0)::int as n from ticket_tally
       where tenant_id = $1 and measure = $2 and path like $3 || '%'
         and (measure = 'open' or day between '2026-03-01' and '2026-11-30')`,
      [alpha.world.tenantId, measure, area.path],
    );
    const found = await all("center", { measure, area: area.id, ...days });
    expect(found.length).toBe(must(rows[0]).n);
    if (place === "district") expect(found.length).toBeGreaterThan(0);
  });
});
