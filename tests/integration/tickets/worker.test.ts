import { z } from "zod";
import { expect, test } from "vitest";
import { health } from "@/lib/platform/db/health";
import { jobNames } from "@/lib/platform/jobs/schedule";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { startWorker } from "@/tests/support/worker";

const database = useDatabase("alpha", "beta");

test("closes in every district what nobody rated, shows that it lives, and stops when asked", async () => {
  expect(await health()).toEqual({ database: true, worker: false });
  const stages = [new Stage(database, "alpha"), new Stage(database, "beta")];
  const ids: string[] = [];
  let until = 0;
  for (const stage of stages) {
    const { id } = await stage.ticketAt("verified");
    ids.push(id);
    until = Math.max(until, Number((await stage.assignment(id)).close_unrated_at));
  }
  await database.freeze(new Date(until));

  const worker = startWorker();
  const open = async () => {
    const rows = await database.admin.query(
      "select 1 from ticket where id = any($1) and outcome is distinct from 'unrated'",
      [ids],
    );
    return rows.rowCount;
  };
  await expect.poll(open, { timeout: 40_000, interval: 200 }).toBe(0);
  expect(await health()).toEqual({ database: true, worker: true });
  expect([await worker.stop("SIGTERM"), worker.said()]).toEqual([0, ""]);
}, 60_000);

test("one district whose door stays shut does not stop the others", async () => {
  await database.freeze(null);
  const stage = new Stage(database, "beta");
  const { id } = await stage.ticketAt("verified");
  await database.admin.query(
    "update sec.session set revoked_at = now() where kind = 'job' and tenant_id = $1",
    [new Stage(database, "alpha").world.tenantId],
  );
  await database.freeze(new Date(Number((await stage.assignment(id)).close_unrated_at)));
  const worker = startWorker();
  const outcome = async () => (await stage.ticket(id))["outcome"];
  await expect.poll(outcome, { timeout: 40_000, interval: 200 }).toBe("unrated");
  expect(await worker.stop("SIGINT")).toBe(0);
  const faults = worker
    .said()
    .trim()
    .split("\n")
    .map((line) => z.object({ doing: z.string() }).parse(JSON.parse(line)).doing);
  const failed = [...new Set(faults)].sort();
  expect(failed).toEqual(jobNames.map((name) => `${name} alpha`).sort());
}, 60_000);

test("a wrong setting stops the start and is named", async () => {
  const worker = startWorker({ JOB_SECRET: "short" });
  expect(await worker.ended).toBe(1);
  expect(worker.said()).toContain("JOB_SECRET");
});
