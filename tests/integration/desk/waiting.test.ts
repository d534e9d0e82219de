import { beforeAll, expect, test } from "vitest";
import { deskOf, waitingOn } from "@/lib/across/desk/queries";
import { shellOf } from "@/lib/across/shell/queries";
import { withScope } from "@/lib/platform/db/scope";
import { writeOrders } from "@/tests/integration/dashboards/orders";
import { writeTickets } from "@/tests/integration/dashboards/rows";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { writeAgreementSet } from "@/tests/support/agreements";
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
  await writeAsked();
});

/** Opinions, rounds and co-building: for each side what waits beside what does not, also on the last day that counts. */
async function writeAsked(): Promise<void> {
  const { tenantId, areas, units } = stage.world;
  const office = (key: string) => must(must(areas[key]).officeId);
  const housing = must(stage.world.departments["housing"]).id;
  const offices = ["district", "street1", "street1.community1"];
  const paths = offices.map((key) => must(areas[key]).path);
  await database.pastTriggers(
    `insert into opinion_request (tenant_id, id, path, area_id, area_name, organization_id, organization_name, asked_by,
       purpose, title, matter, due_on, asked_at, asked_name, status, answer, answered_on, answered_at, answered_name,
       outcome, closed_at, closed_name)
     select $1, gen_random_uuid(), path, gen_random_uuid(), 'x', $3, 'xx', asked_by, 'planning', 'xx', 'xxxxx',
       '2026-11-22', $4::timestamptz, 'x', status, case when status <> 'asked' then 'xx' end,
       case when status <> 'asked' then '2026-11-21'::date end, case when status <> 'asked' then $4::timestamptz end,
       case when status <> 'asked' then 'x' end, case when status = 'closed' then 'xx' end,
       case when status = 'closed' then $4::timestamptz end, case when status = 'closed' then 'x' end
     from unnest($2::text[]) path, unnest(array['office', 'organization']) asked_by,
       unnest(array['asked', 'answered', 'answered', 'closed']) status`,
    [tenantId, paths, housing, new Date(now)],
  );
  const raters = [housing, ...offices.map(office)];
  await database.pastTriggers(
    `with round as (
       insert into review_round (tenant_id, id, path, area_id, area_name, title, about, questions, weights, subject_ids,
         subject_names, rater_ids, rater_names, opens_on, closes_on, status, drafted_at, drafted_by)
       select $1, gen_random_uuid(), path, gen_random_uuid(), 'x', 'xx', 'xxxxx', array['x'], array[100], array[$5::uuid], array['x'],
         $3::uuid[], $3::text[], opens, closes, status, $4::timestamptz, 'x'
       from unnest($2::text[]) path, (values ('2026-11-22'::date, '2026-11-22'::date, 'published'),
         ('2026-11-01', '2026-11-30', 'published'), ('2026-11-02', '2026-11-30', 'draft'),
         ('2026-11-23', '2026-11-30', 'published'), ('2026-11-01', '2026-11-21', 'published')) day (opens, closes, status)
       returning tenant_id, id, opens_on)
     insert into sec.review_box (tenant_id, round_id, rated)
     select tenant_id, id, case when opens_on = '2026-11-01' then array[$5::uuid] else '{}' end from round`,
    [tenantId, paths.slice(0, 2), raters, new Date(now), housing],
  );
  await database.pastTriggers(
    `with side as (select * from unnest($2::text[], $3::uuid[]) as side (path, office)), project as (
       insert into co_project (tenant_id, id, path, area_id, level, title, goal, pairing, proposer_id, status, starts_on, ends_on,
         end_reason, settled_on, proposed_at, proposed_by)
       select $1, gen_random_uuid(), path, gen_random_uuid(), 'street', 'xx', 'xx', 'village', $4, status, '2026-11-22', '2026-12-31',
         case when status = 'declined' then 'xx' end, case when status = 'declined' then '2026-11-22'::date end, $5, 'x'
       from side, unnest(array['proposed', 'confirmed', 'declined']) status
       returning tenant_id, id, path, status), step as (
       insert into co_step (tenant_id, id, project_id, path, text, organization_id, organization_name, due_on, entered_at, dropped_at)
       select tenant_id, gen_random_uuid(), id, path, 'xx', office, 'xx', '2026-11-22'::date + days, $5,
         case when days = -2 then $5::timestamptz end
       from project join side using (path), unnest(array[-2, -1, 7, 8]) days returning id)
     insert into co_party (tenant_id, id, project_id, path, organization_id, organization_name, leads)
     select tenant_id, gen_random_uuid(), id, path, office, 'xx', true from project join side using (path)`,
    [tenantId, paths, offices.map(office), must(units["unit1"]).id, new Date(now)],
  );
  const about = {
    unitId: must(units["unit1"]).id,
    projectId: must(stage.world.coBuilding["co11"]).projectId,
  };
  const client = await database.admin.connect();
  try {
    await client.query("begin; set local session_replication_role = replica");
    for (const place of offices) {
      for (const [status, endsOn] of [
        ["draft", "2027-11-22"],
        ["confirmed", "2026-11-01"],
        ["confirmed", "2026-12-22"],
        ["confirmed", "2026-12-23"],
        ["reviewed", "2026-11-21"],
        ["reviewed", "2026-11-22"],
      ] as const) {
        await writeAgreementSet(client, stage.world, place, about, { status, endsOn });
      }
    }
    await client.query("commit");
  } finally {
    client.release();
  }
}

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

/** Opinions, rounds and what waits in co-building: a project, an agreement, two steps, three endings. */
const askedOf: Readonly<Record<string, readonly [number, number, number]>> = {
  org: [0, 0, 7],
  secretary1: [3, 2, 7],
  community11: [3, 4, 7],
  housingclerk: [9, 2, 0],
  housingleader: [9, 2, 0],
};

test.each(everybody)("what waits for %s is counted as the desk counts it", async (login) => {
  const { waiting, desk } = await withScope(await stage.as(login), "read", async (scope) => {
    const shell = await shellOf(scope);
    return {
      waiting: must(shell.duties.find(({ current }) => current)).waiting,
      desk: await deskOf(scope),
    };
  });
  const { calls, topics, opinions, rounds, coBuilding } = desk;
  const shown = [
    ...desk.sections.map(({ key, count }) => [key, count]),
    ...Object.entries({ calls, opinions, rounds }).map(([key, { length }]) => [key, length]),
    ...coBuilding.lines.map(({ kind }) => kind),
  ];
  expect(waiting, JSON.stringify(shown)).toBe(waitingOn(desk));
  expect(desk.sections.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThan(0);
  expect(calls.length).toBeGreaterThan(0);
  expect([topics.lines.length, topics.toReview.length]).toEqual(dueOf[login] ?? [0, 0]);
  expect([opinions.length, rounds.length, coBuilding.count]).toEqual(askedOf[login] ?? [0, 0, 0]);
});
