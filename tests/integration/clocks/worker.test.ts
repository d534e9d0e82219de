import { beforeAll, expect, test } from "vitest";
import { Stage } from "@/tests/support/commands";
import { asJob, scan } from "@/tests/support/clocks";
import { useDatabase } from "@/tests/support/database";
import { startWorker } from "@/tests/support/worker";

const database = useDatabase("alpha", "beta", "gamma");
const stages = ["alpha", "beta", "gamma"].map((slug) => new Stage(database, slug));

/** In the first district more than a page of the scan holds. */
const counts: Record<string, number> = { alpha: 105, beta: 12, gamma: 12 };
const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
const begun = new Date("2026-06-01T02:00:00Z");

beforeAll(async () => {
  await database.freeze(begun);
  for (const stage of stages) {
    const { id } = await stage.report();
    await copies(stage, id, (counts[stage.slug] ?? 1) - 1);
  }
}, 120_000);

test("workers killed in the middle and two at once leave every step done, none twice", async () => {
  // Nobody has screened for ten days: due on 2 June 18:00, three rungs above, each a working day.
  await database.freeze(new Date("2026-06-11T02:00:00Z"));
  let kills = 0;
  for (; kills < 6; kills += 1) {
    const before = await done();
    const worker = startWorker();
    await expect.poll(done, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before);
    await wait(kills * 37);
    worker.kill();
    await worker.ended;
  }
  expect(await done()).toBeLessThan(expectedSteps);
  // Two scans at once, and again, until there is nothing left.
  for (let round = 0; round < 8; round += 1) {
    await Promise.all(stages.flatMap((stage) => [scan(stage), scan(stage)]));
  }
  expect(await done()).toBe(expectedSteps);
  expect(await wrong()).toEqual([]);
}, 240_000);

const steps = ["due", "up.1", "up.2", "up.3"];
const expectedSteps = total * steps.length;

/** Compared with what must be, reckoned without the product: every ticket, each step once, in order. */
async function wrong(): Promise<string[]> {
  const { rows } = await database.admin.query<{
    id: string;
    steps: string[];
    told: number;
    roles: string[];
  }>(
    `select t.id,
       (select array_agg(e.step order by e.planned_at) from clock_effect e join clock c on c.id = e.clock_id where c.ticket_id = t.id) as steps,
       (select count(*)::int from event v where v.ticket_id = t.id and v.name in ('clock.passed', 'clock.climbed')) as told,
       (select array_agg(x.role order by x.rung) from escalation x where x.ticket_id = t.id) as roles
     from ticket t`,
  );
  expect(rows).toHaveLength(total);
  const roles = ["street_dispatcher", "street_secretary", "district_dispatcher", "district_org"];
  return rows
    .filter(
      (row) =>
        `${row.steps.join()}|${row.told}|${row.roles.join()}` !==
        `${steps.join()}|4|${roles.join()}`,
    )
    .map((row) => JSON.stringify(row));
}

async function done(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from clock_effect",
  );
  return rows[0]?.n ?? 0;
}

/** More tickets like the first, each with its event, written past the commands for speed. */
async function copies(stage: Stage, id: string, count: number): Promise<void> {
  await asJob(stage, async (client) => {
    await client.query(
      `insert into ticket (tenant_id, id, number, path, area_id, place_names, source, type, category_id, category_name, physical, title, text, status, registered_at)
       select tenant_id, gen_random_uuid(), 'copy' || n, path, area_id, place_names, source, type, category_id, category_name, physical, title, text, status, registered_at
       from ticket, generate_series(1, $2::int) n where id = $1`,
      [id, count],
    );
    await client.query(
      `insert into event (tenant_id, seq, name, subject_id, ticket_id, path, for_resident, actor_kind, actor_role, actor_name, payload, at, request_id, hash)
       select tenant_id, 0, 'ticket.reported', id, id, path, true, '', '', '', '{}', now(), '', '' from ticket
       where tenant_id = $1 and number like 'copy%'`,
      [stage.world.tenantId],
    );
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
