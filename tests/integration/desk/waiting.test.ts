import { beforeAll, expect, test } from "vitest";
import { deskOf } from "@/lib/across/desk/queries";
import { shellOf } from "@/lib/across/shell/queries";
import { withScope } from "@/lib/platform/db/scope";
import { writeOrders } from "@/tests/integration/dashboards/orders";
import { writeTickets } from "@/tests/integration/dashboards/rows";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The number beside 我的工作台 and the heaps on it say the same, for every role.

const now = Date.parse("2026-11-22T04:00:00Z");
const database = useDatabase("north");
const stage = new Stage(database, "north");

beforeAll(async () => {
  await database.freeze(new Date(now));
  await writeTickets(database, stage.world, now, 400);
  await writeOrders(database, stage.world, now);
  const { tenantId } = stage.world;
  const at = (hours: number) => new Date(now + hours * 3_600_000);
  // What is due within a day, to be looked at on site, asked again, called about, decided.
  const some = (n: number, of: number) => `abs(hashtext(number)) % ${String(of)} = ${String(n)}`;
  for (const [columns, where, ...values] of [
    ["due_at = $2", some(0, 5), at(6)],
    ["physical = true", some(1, 2)],
    ["round = 2", some(2, 7)],
    ["call_at = $2", some(3, 6), at(-1)],
    ["call_at = $2", some(4, 6), at(1)],
    ["status = 'deferred', review_at = $2", some(5, 20), at(-2)],
    ["status = 'deferred', review_at = $2", some(6, 20), at(30)],
    ["status = 'registered'", some(7, 20)],
    ["contested_at = $2", some(8, 20), at(-1)],
    ["contested_at = $2, upheld_at = $2", some(9, 20), at(-1)],
  ] as const) {
    await database.pastTriggers(`update ticket set ${columns} where tenant_id = $1 and ${where}`, [
      tenantId,
      ...values,
    ]);
  }
  await database.pastTriggers(
    `update assignment set redo_reason = 'x' where tenant_id = $1 and status = 'in_progress'
       and abs(hashtext(ticket_number)) % 2 = 0`,
    [tenantId],
  );
  await database.pastTriggers(
    `insert into supervision (tenant_id, id, path, ticket_id, assignment_id, organization_id, level, cause, status, proposed_at, proposed_by)
     select tenant_id, gen_random_uuid(), path, ticket_id, id, organization_id, 'yellow', 'due_soon', 'proposed', $2, 'x'
     from assignment where tenant_id = $1 and part = 'lead' and abs(hashtext(ticket_number)) % 9 = 0`,
    [tenantId, at(-3)],
  );
});

const everybody = [
  "org",
  "center",
  "secretary1",
  "dispatcher1",
  "dispatcher2",
  "community11",
  "grid111",
  "housingclerk",
  "housingleader",
];

test.each(everybody)("what waits for %s is counted as the desk counts it", async (login) => {
  const { waiting, heaps } = await withScope(await stage.as(login), "read", async (scope) => {
    const shell = await shellOf(scope);
    const desk = await deskOf(scope);
    return {
      waiting: must(shell.duties.find(({ current }) => current)).waiting,
      heaps: desk.sections.map(({ key, count }) => [key, count] as const),
    };
  });
  expect(waiting, JSON.stringify(heaps)).toBe(heaps.reduce((sum, [, count]) => sum + count, 0));
  expect(waiting).toBeGreaterThan(0);
});
