import { expect, test } from "vitest";
import { bookTime } from "@/lib/affairs/co-building/commands/resources";
import { newId } from "@/lib/platform/core/id";
import { doubles, measureBookings } from "@/tests/proofs/co-building/bookings";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("east");

test("two small races are in order", async () => {
  const figures = await measureBookings(database, { runs: 2, units: 10 });
  expect(figures.map(({ ok }) => ok)).toEqual(figures.map(() => true));
});

test("a booking that is lost is found", async () => {
  const lost: typeof bookTime = {
    ...bookTime,
    run: (_scope, { resourceId }) =>
      Promise.resolve({ result: { id: resourceId, answer: "held" }, events: [] }),
  };
  const figures = await measureBookings(database, { runs: 1, units: 3 }, lost);
  expect(figures.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
    "co_building.bookings.left_free",
  ]);
});

test("a booking too many, one twice, a time that overlaps and a second project are found", async () => {
  const world = must(database.worlds["east"]);
  const { slotId, needId } = must(world.coBuilding["co11"]);
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query("drop index claim_one_organization");
    await client.query("drop index co_project_of_need");
    await client.query(
      `insert into claim (tenant_id, id, path, slot_id, kind, subject_id, organization_id, status, place, starts_at, ends_at, at, held_at)
       select tenant_id, gen_random_uuid(), path, slot_id, kind, subject_id, organization_id, status, place + n, starts_at, ends_at, at, held_at
       from claim, generate_series(1, 5) n where slot_id = $1`,
      [slotId],
    );
    await client.query(
      `insert into slot (tenant_id, id, path, kind, subject_id, capacity, starts_at, ends_at)
       select tenant_id, $1, path, kind, subject_id, capacity, starts_at + interval '1 hour', ends_at + interval '1 hour'
       from slot where id = $2`,
      [newId(), slotId],
    );
    await client.query(
      `insert into co_project (tenant_id, id, path, area_id, level, title, goal, pairing, need_id, proposer_id, starts_on, ends_on,
         proposed_at, proposed_by)
       select tenant_id, gen_random_uuid(), path, area_id, level, title, detail, 'company', id, organization_id, '2026-01-01',
         '2026-02-01', now(), 't' from co_need, generate_series(1, 2) where id = $1`,
      [needId],
    );
    await client.query("commit");
  } finally {
    client.release();
  }
  const found = await doubles(database);
  expect(found.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
    "co_building.bookings.beyond",
    "co_building.bookings.twice",
    "co_building.times.overlapping",
    "co_building.needs.claimed_twice",
  ]);
});
