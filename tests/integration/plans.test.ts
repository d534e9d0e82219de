import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { queueTabs, readQueueAddress } from "@/lib/affairs/tickets/rules/queue";
import { dispatchDesk } from "@/lib/across/desk/queries/dispatch-desk";
import { deskOf } from "@/lib/across/desk/queries";
import { dashboardOf } from "@/lib/across/dashboards/queries/dashboard";
import { unitOf, unitsOf } from "@/lib/across/dashboards/queries/units";
import { sessionHash } from "@/lib/platform/access/credential";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { useDatabase } from "@/tests/support/database";
import { manyTickets } from "@/tests/support/many-tickets";
import { recordStatements, type Statement } from "@/tests/support/statements";
import { must, openSession, type World } from "@/tests/support/world";

const database = useDatabase("east", "west");
let east: World;

const size = 100_000;
/** Tables of which a page may read little; the roll-up is there to be read. */
const growing = ["ticket", "assignment", "event", "message", "attachment"];
/** A page may look at the open work of its range, never at everything there is. */
const readMax = size / 5;

beforeAll(async () => {
  east = must(database.worlds["east"]);
  await manyTickets(database.adminUrl, east, size);
}, 120_000);

interface Page {
  login: string;
  read: (scope: Scope) => Promise<unknown>;
  statementsMax: number;
}

const pages: Record<string, Page> = {
  "district list": { login: "center", read: (scope) => ticketPage(scope, {}), statementsMax: 2 },
  "street list": { login: "dispatcher1", read: (scope) => ticketPage(scope, {}), statementsMax: 2 },
  "street list, one group": {
    login: "dispatcher1",
    read: (scope) => ticketPage(scope, { group: "closed" }),
    statementsMax: 2,
  },
  "community list": {
    login: "community11",
    read: (scope) => ticketPage(scope, {}),
    statementsMax: 2,
  },
  "grid list": { login: "grid111", read: (scope) => ticketPage(scope, {}), statementsMax: 2 },
  search: {
    login: "dispatcher1",
    read: (scope) => ticketPage(scope, { q: "漏水" }),
    statementsMax: 3,
  },
  "organization list": {
    login: "housingclerk",
    read: (scope) => assignmentPage(scope, {}),
    statementsMax: 2,
  },
  "dispatcher's desk": { login: "dispatcher1", read: deskOf, statementsMax: 12 },
  "clerk's desk": { login: "housingclerk", read: deskOf, statementsMax: 12 },
  "secretary's desk": { login: "community11", read: deskOf, statementsMax: 12 },
  "district dashboard": {
    login: "org",
    read: (scope) =>
      dashboardOf(scope, undefined, { period: "90", from: undefined, to: undefined }),
    statementsMax: 12,
  },
  "figures of units": {
    login: "center",
    read: (scope) => unitsOf(scope, undefined, { period: "30" }),
    statementsMax: 10,
  },
  "figures of a street's units": {
    login: "dispatcher1",
    read: (scope) => unitsOf(scope, undefined, { period: "30" }),
    statementsMax: 10,
  },
  "a unit's own figures": {
    login: "housingclerk",
    read: (scope) => unitOf(scope, {}, { period: "30" }),
    statementsMax: 6,
  },
};

describe(`with ${String(size)} tickets`, () => {
  test.each(Object.entries(pages))("%s answers from indexes", async (_name, page) => {
    const { statements } = await readAs(page);
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.length).toBeLessThanOrEqual(page.statementsMax);
    expect(await readTooMuch(page.login, statements)).toEqual([]);
  });

  test("whoever is recused from some matters still reads lists by their range", async () => {
    const personId = must(east.people["dispatcher1"]).personId;
    const client = await database.admin.connect();
    await client.query("set session_replication_role = replica");
    await client.query(
      `insert into recusal (tenant_id, id, path, ticket_id, person_id, person_name, ground, reason,
         entered_at, entered_by, entered_duty_id)
       select t.tenant_id, gen_random_uuid(), t.path, t.id, $2, 't', 'related', 't', now(), 't', $3
       from ticket t where t.tenant_id = $1 order by t.id desc limit 30`,
      [east.tenantId, personId, must(east.people["center"]).dutyId],
    );
    client.release(true);
    for (const name of ["street list", "search", "dispatcher's desk"]) {
      const { statements } = await readAs(must(pages[name]));
      expect(await readTooMuch("dispatcher1", statements)).toEqual([]);
    }
  });

  test.each(Object.entries(pages))(
    "%s costs the same number of statements without data",
    async (_name, page) => {
      const full = await readAs(page);
      const empty = await readAs(page, must(database.worlds["west"]));
      expect(empty.statements.length).toBeLessThanOrEqual(full.statements.length);
      expect(full.statements.length - empty.statements.length).toBeLessThanOrEqual(
        deskCounts(page),
      );
    },
  );

  test.each(
    ["dispatcher1", "center"].flatMap((login) => queueTabs.map((tab) => [login, tab] as const)),
  )("the desk of %s, %s, answers from indexes", async (login, tab) => {
    const read = (scope: Scope) => dispatchDesk(scope, readQueueAddress({ tab }));
    const { result, statements } = await readAs({ login, read, statementsMax: 12 });
    // The made-up work of a large district is mostly sent out or done.
    if (tab === "dispatching") expect(result.ticket).not.toBeNull();
    expect(statements.length).toBeLessThanOrEqual(12);
    expect(await readTooMuch(login, statements)).toEqual([]);
  });

  test("the check is not blind: a condition without an index is found", async () => {
    const statement = { text: "select id from ticket where text like $1", values: ["%x%"] };
    expect(await readTooMuch("center", [statement])).not.toEqual([]);
  });
});

/** A desk leaves out the count of a section that is shown whole. */
function deskCounts(page: Page): number {
  return page.read === deskOf ? 6 : 0;
}

async function readAs<T>(
  page: { login: string; read: (scope: Scope) => Promise<T>; statementsMax: number },
  world = east,
) {
  const token = await openSession(database.admin, world, page.login);
  return recordStatements(() => withScope({ kind: "session", token }, "read", page.read));
}

/** The statements that read more rows than a page may. */
async function readTooMuch(login: string, statements: Statement[]): Promise<string[]> {
  const token = await openSession(database.admin, east, login);
  const db = new pg.Client({ connectionString: database.appUrl });
  await db.connect();
  try {
    await db.query("begin");
    await db.query("select set_config('role', a.db_role, true) from sec.enter($1, 't', 'read') a", [
      Buffer.from(sessionHash(token)),
    ]);
    const found: string[] = [];
    for (const { text, values } of statements) {
      const { rows } = await db.query<{ "QUERY PLAN": unknown }>(
        `explain (analyze, timing off, format json) ${text}`,
        values,
      );
      const read = rowsRead(rows[0]?.["QUERY PLAN"]);
      if (read > readMax) found.push(`${String(read)} rows read by: ${text.slice(0, 300)}`);
    }
    return found;
  } finally {
    await db.query("rollback");
    await db.end();
  }
}

/** Rows that the scans of a plan touched, those that a filter threw away included. */
function rowsRead(plan: unknown): number {
  if (Array.isArray(plan)) return plan.reduce<number>((sum, part) => sum + rowsRead(part), 0);
  if (typeof plan !== "object" || plan === null) return 0;
  const node = new Map<string, unknown>(Object.entries(plan));
  const below = [...node.values()].reduce<number>((sum, part) => sum + rowsRead(part), 0);
  if (!growing.includes(String(node.get("Relation Name")))) return below;
  const number = (key: string) => Number(node.get(key) ?? 0);
  const touched = number("Actual Rows") + number("Rows Removed by Filter");
  return below + touched * Math.max(1, number("Actual Loops"));
}
