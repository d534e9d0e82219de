import { expect, test } from "vitest";
import type { Figure } from "@/tests/proofs/figure";
import { killed, measureEscalations } from "@/tests/proofs/tickets/escalations";
import { scan } from "@/tests/support/clocks";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

// The proof of the escalations at a small size, and beside it the planted faults.

const database = useDatabase("alpha", "beta");

test("killed workers leave nothing out and do nothing twice", async () => {
  // Enough of them that a worker on a busy machine is still amid them when it is killed.
  const figures = await measureEscalations(database, { kills: 2, matters: 12 });
  expect(failed(figures)).toEqual([]);
}, 120_000);

test("a step that is skipped is found", async () => {
  // As if a worker had taken the step and died before it did anything.
  const planted = (tickets: readonly string[]) =>
    changed("update clock set next_at = null where ticket_id = $1 and kind = 'contact'", tickets);
  const figures = await measureEscalations(database, { kills: 0, matters: 2, planted });
  expect(failed(figures)).toEqual(["tickets.escalations.missed"]);
}, 120_000);

test("a step that is done again is found", async () => {
  // As if neither its key nor its number were kept: the worker does not know what it has done.
  const planted = async (tickets: readonly string[]) => {
    await scan(new Stage(database, "alpha"));
    await changed(
      `with clocks as (update clock set step = 0, next_at = due_at where ticket_id = $1 returning id)
       delete from clock_effect where clock_id in (select id from clocks)`,
      tickets,
    );
  };
  const figures = await measureEscalations(database, { kills: 0, matters: 2, planted });
  expect(failed(figures)).toContain("tickets.escalations.doubled");
}, 120_000);

test("a worker that was not killed amid its work, and no work at all, prove nothing", async () => {
  expect(failed([killed(20, 20), killed(19, 20)])).toEqual(["tickets.escalations.kills"]);
  const idle = await measureEscalations(database, { kills: 0, matters: 0 });
  expect(failed(idle)).toEqual(["tickets.escalations.steps"]);
}, 120_000);

function failed(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}

/** Past every trigger, for the first of the tickets: one that was dispatched. */
async function changed(sql: string, [ticket]: readonly string[]): Promise<void> {
  const client = await database.admin.connect();
  try {
    await client.query("begin");
    await client.query("set local session_replication_role = replica");
    await client.query(sql, [ticket]);
    await client.query("commit");
  } finally {
    client.release();
  }
}
