import pg from "pg";
import { beforeAll, expect, test } from "vitest";
import { clocksDue, clocksToPlan } from "@/lib/parts/clocks/queries/due";
import { jobHash } from "@/lib/platform/access/credential";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { manyTickets } from "@/tests/support/many-tickets";
import { recordStatements } from "@/tests/support/statements";
import { testJobSecret } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

beforeAll(async () => {
  await manyTickets(database.adminUrl, stage.world, 100_000);
}, 120_000);

const cursor = { at: new Date("2020-01-01T00:00:00Z"), id: "00000000-0000-0000-0000-000000000000" };

test.each<[string, (scope: Scope) => Promise<unknown>]>([
  ["what is due", (scope) => clocksDue(scope, null, 100)],
  ["the next page of it", (scope) => clocksDue(scope, cursor, 100)],
  ["what is to be reckoned", (scope) => clocksToPlan(scope, null, 500)],
  ["the next page of that", (scope) => clocksToPlan(scope, cursor, 500)],
])(
  "with 100,000 tickets the scan finds %s along an index, and reads nothing else",
  async (_what, read) => {
    const { statements } = await recordStatements(() => withScope(stage.job, "read", read));
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from clock",
    );
    expect(rows[0]?.n).toBeGreaterThan(30_000);
    for (const { text, values } of statements.filter((one) => one.text.includes("from clock"))) {
      const plan = await planOf(text, values);
      expect(plan).toMatch(/clock_next|clock_to_plan/);
      expect(plan).not.toContain("Seq Scan on clock");
      expect(plan).not.toMatch(/Rows Removed by Filter: \d{2,}/);
    }
  },
);

async function planOf(text: string, values: unknown[]): Promise<string> {
  const db = new pg.Client({ connectionString: database.jobUrl });
  await db.connect();
  try {
    await db.query("begin");
    await db.query("select set_config('role', a.db_role, true) from sec.enter($1, 't', 'read') a", [
      Buffer.from(jobHash("alpha", testJobSecret)),
    ]);
    const { rows } = await db.query<{ "QUERY PLAN": string }>(
      `explain (analyze, timing off) ${text}`,
      values,
    );
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  } finally {
    await db.query("rollback");
    await db.end();
  }
}
