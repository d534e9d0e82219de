import { acceptLate } from "@/lib/affairs/tickets/commands/accept-late";
import { correctCalendar } from "@/lib/affairs/tickets/commands/correct-calendar";
import { dueForAcceptance } from "@/lib/affairs/tickets/queries/due";
import { dueForCorrection } from "@/lib/affairs/tickets/queries/corrections";
import { markOverdue } from "@/lib/affairs/whistles/commands/mark-overdue";
import { arrivalsOverdue } from "@/lib/affairs/whistles/queries/waiting";
import { proposeCause } from "@/lib/parts/clocks/commands/propose-cause";
import { planClocks } from "@/lib/parts/clocks/commands/plan";
import { stepClock } from "@/lib/parts/clocks/commands/step";
import { unsolvedMatters } from "@/lib/parts/clocks/queries/causes";
import { clocksDue, clocksToPlan, type Cursor } from "@/lib/parts/clocks/queries/due";
import { planMax } from "@/lib/parts/clocks/schema";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

const page = 100;

type Guard = (doing: string, run: () => Promise<void>) => Promise<void>;

/**
 * One scan of one district: first it corrects what a new calendar corrects, then it reckons what has not been reckoned, then it does what is due, one
 * step for each clock. It pages until there is nothing behind the last row, so nothing is missed by
 * being many; a clock that fails is passed and tried again by the next scan.
 */
export async function scanClocks(
  { credential, read }: Pick<JobTenant, "credential" | "read">,
  stop: AbortSignal,
  guarded: Guard,
): Promise<void> {
  for (const due of await read(dueForCorrection)) {
    if (stop.aborted) return;
    await guarded(`correct ${due.id}`, async () => {
      const key = `${due.id}:${String(due.version)}`;
      await execute(correctCalendar, credential, due, key);
    });
  }
  // First those who stand on the spot and wait: a whistle call runs beside the clocks of tickets.
  await pages(
    (after: Cursor | null) => read((scope) => arrivalsOverdue(scope, after, page)),
    stop,
    async (arrivals) => {
      for (const { id } of arrivals) {
        if (stop.aborted) return;
        await guarded(`arrival ${id}`, async () => {
          await execute(markOverdue, credential, { id }, `overdue:${id}`);
        });
      }
    },
  );
  await pages(
    (after: Cursor | null) => read((scope) => clocksToPlan(scope, after, planMax)),
    stop,
    (clocks) =>
      guarded("clocks plan", async () => {
        await execute(planClocks, credential, { ids: clocks.map(({ id }) => id) }, newId());
      }),
  );
  // A step moves its clock behind the cursor; one that has more to do waits for the next scan.
  const seen = new Set<string>();
  await pages(
    (after: Cursor | null) => read((scope) => clocksDue(scope, after, page)),
    stop,
    async (clocks) => {
      for (const { id, at, ...due } of clocks) {
        if (stop.aborted) return;
        if (seen.has(id)) continue;
        seen.add(id);
        const key = [id, due.generation, due.step, at.getTime()].join(":");
        await guarded(`clocks ${id}`, async () => {
          await execute(stepClock, credential, due, key);
        });
      }
    },
  );
  for (const { id, cause } of await read(unsolvedMatters)) {
    if (stop.aborted) return;
    await guarded(`propose ${id}`, async () => {
      await execute(proposeCause, credential, { id, cause }, newId());
    });
  }
  // Last, so that whoever did not accept has heard of it before the limit ends with this.
  await pages(
    (after: Cursor | null) => read((scope) => dueForAcceptance(scope, after, page)),
    stop,
    async (orders) => {
      for (const { id, version } of orders) {
        if (stop.aborted) return;
        await guarded(`accept ${id}`, async () => {
          await execute(acceptLate, credential, { id, version }, `${id}:${String(version)}`);
        });
      }
    },
  );
}

async function pages<Row extends Cursor>(
  next: (after: Cursor | null) => Promise<Row[]>,
  stop: AbortSignal,
  work: (rows: Row[]) => Promise<void>,
): Promise<void> {
  let after: Cursor | null = null;
  for (;;) {
    const rows: Row[] = await next(after);
    const last = rows.at(-1);
    if (last === undefined || stop.aborted) return;
    await work(rows);
    after = { at: last.at, id: last.id };
  }
}
