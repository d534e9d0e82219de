import { beforeAll, expect, test } from "vitest";
import { deskOf } from "@/lib/across/desk/queries";
import { shellOf } from "@/lib/across/shell/queries";
import { withScope } from "@/lib/platform/db/scope";
import { writeOrders } from "@/tests/integration/dashboards/orders";
import { writeTickets } from "@/tests/integration/dashboards/rows";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The number beside 我的工作台 and what stands on it say the same, for every role.

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
  // Topics of the month, of the district and of a street: late, near, far off, and waiting to be looked at.
  await database.pastTriggers(
    `with level as (select unnest($2::text[]) as path), problem as (
       insert into topic_problem (tenant_id, id, topic_id, path, organization_id, organization_name, title, matter, given_at, given_by)
       select $1, gen_random_uuid(), gen_random_uuid(), path, $3, 'x', 'xx', 'x', $4, 'x' from level, generate_series(1, 2)
       returning tenant_id, id, path, organization_id)
     insert into topic_measure (tenant_id, id, problem_id, path, organization_id, text, due_on, done_at, done_text)
     select tenant_id, gen_random_uuid(), id, path, organization_id, 'x', '2026-11-22'::date + days, null, null
     from (select *, row_number() over (partition by path) as nth from problem) p, unnest(array[-3, -1, 0, 7, 8]) days
     where nth = 1`,
    [
      tenantId,
      ["district", "street1"].map((key) => must(stage.world.areas[key]).path),
      must(stage.world.departments["housing"]).id,
      at(-300),
    ],
  );
  await database.pastTriggers(
    `insert into whistle_call (tenant_id, id, path, area_id, kind, title, matter, place, place_names, arrive_by, status, called_at, called_by, called_by_duty_id)
     select tenant_id, gen_random_uuid(), path, id, 'emergency', 'x', 'x', 'x', 'x', $2::timestamptz, 'called', $2::timestamptz - interval '1 hour', 'x', gen_random_uuid()
     from area where tenant_id = $1 and level in ('street', 'grid')`,
    [tenantId, at(-1)],
  );
});

/** Late measures of the own level and problems to look at; for who leads, those of the next week as well. */
const dueOf: Readonly<Record<string, readonly [number, number]>> = {
  org: [2, 1],
  center: [2, 1],
  secretary1: [2, 1],
  housingclerk: [8, 0],
  housingleader: [8, 0],
};

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
  const { waiting, heaps, beside } = await withScope(
    await stage.as(login),
    "read",
    async (scope) => {
      const shell = await shellOf(scope);
      const desk = await deskOf(scope);
      return {
        waiting: must(shell.duties.find(({ current }) => current)).waiting,
        heaps: desk.sections.map(({ key, count }) => [key, count] as const),
        beside: {
          calls: desk.calls.length,
          measures: desk.topics.lines.length,
          toReview: desk.topics.toReview.length,
        },
      };
    },
  );
  const { calls, measures, toReview } = beside;
  expect(waiting, JSON.stringify([heaps, beside])).toBe(
    heaps.reduce((sum, [, count]) => sum + count, calls + measures + toReview),
  );
  expect(waiting).toBeGreaterThan(0);
  expect(calls).toBeGreaterThan(0);
  expect([measures, toReview]).toEqual(dueOf[login] ?? [0, 0]);
});
