import { claimNeed } from "@/lib/affairs/co-building/commands/propose";
import { bookTime, openResourceTime } from "@/lib/affairs/co-building/commands/resources";
import { resourceDetail } from "@/lib/affairs/co-building/queries/detail";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { CoBuildingStage, planned } from "@/tests/support/co-building-stage";
import type { TestDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";

/**
 * Races for the times of a resource and for a need, run by run; what they leave is counted over the raw rows. `book`
 * plants a fault: another booking than the product's.
 */
export async function measureBookings(
  database: TestDatabase,
  { runs, units: count }: { runs: number; units: number },
  book: typeof bookTime = bookTime,
): Promise<Figure[]> {
  const stage = new CoBuildingStage(database, "east");
  const units = await stage.units(count);
  let lost = 0;
  for (let run = 0; run < runs; run += 1) {
    lost += await race(stage, units, { capacity: 1 + (run % 5), book });
    if (run % 10 === 9) progress(`bookings ${String(run + 1)} of ${String(runs)}`);
  }
  return [
    ...(await doubles(database)),
    figure("co_building.bookings.left_free", lost, "= 0", "places"),
  ];
}

/** What must never be: more bookings than places, one twice, times that overlap, two projects of one need. */
export async function doubles({ admin }: TestDatabase): Promise<Figure[]> {
  const count = async (sql: string) => {
    const { rows } = await admin.query<{ n: string }>(sql);
    return Number(rows[0]?.n ?? 0);
  };
  return [
    figure(
      "co_building.bookings.beyond",
      await count(`select coalesce(sum(greatest(k.n - s.capacity, 0)), 0) as n from slot s
        join lateral (select count(*) as n from claim c where c.tenant_id = s.tenant_id and c.slot_id = s.id
          and c.status = 'held') k on true where s.kind = 'resource'`),
      "= 0",
      "bookings",
    ),
    figure(
      "co_building.bookings.twice",
      await count(`select count(*) as n from (select 1 from claim where kind = 'resource' and status in ('held', 'waiting')
        group by tenant_id, slot_id, organization_id having count(*) > 1) x`),
      "= 0",
      "bookings",
    ),
    figure(
      "co_building.times.overlapping",
      await count(`select count(*) as n from slot a join slot b on b.tenant_id = a.tenant_id and b.subject_id = a.subject_id
        and b.id > a.id and b.starts_at < a.ends_at and b.ends_at > a.starts_at
        where a.kind = 'resource' and a.closed_at is null and b.closed_at is null`),
      "= 0",
      "pairs",
    ),
    figure(
      "co_building.needs.claimed_twice",
      await count(`select count(*) as n from (select 1 from co_project where need_id is not null
        and status in ('proposed', 'confirmed', 'running') group by tenant_id, need_id having count(*) > 1) x`),
      "= 0",
      "needs",
    ),
  ];
}

/** One run: times that overlap, bookings of one of them, claims of one need, all at once each. */
async function race(
  stage: CoBuildingStage,
  units: readonly Credential[],
  { capacity, book }: { capacity: number; book: typeof bookTime },
): Promise<number> {
  const [keeper] = units;
  const who = must(keeper);
  const id = await stage.resource({ bookable: "yes" }, who);
  await together(
    Array.from({ length: 6 }, (_one, n) => () => {
      const startsAt = `2099-01-01T14:${String(n * 10).padStart(2, "0")}`;
      const input = { id, startsAt, endsAt: "2099-01-01T16:00", capacity: String(capacity) };
      return execute(openResourceTime, who, input, newId());
    }),
  );
  const { times } = await stage.read(who, (scope) => resourceDetail(scope, id));
  const slotId = must(times[0]).id;
  await together(units.map((unit) => () => execute(book, unit, { id: slotId }, newId())));
  const needId = await stage.need();
  await together(
    units
      .slice(0, 8)
      .map((unit) => () => execute(claimNeed, unit, { id: needId, ...planned }, newId())),
  );
  const after = await stage.read(who, (scope) => resourceDetail(scope, id));
  return Math.abs(capacity - must(after.times[0]).held);
}

/** A refusal is an answer; anything else is not. */
async function together(runs: readonly (() => Promise<unknown>)[]): Promise<void> {
  const outcomes = await Promise.allSettled(runs.map((run) => run()));
  for (const outcome of outcomes) {
    if (outcome.status === "rejected" && !(outcome.reason instanceof Refusal)) throw outcome.reason;
  }
}
