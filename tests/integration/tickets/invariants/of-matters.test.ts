import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { castOf, type Cast } from "@/tests/proofs/tickets/cast";
import { seedsThat, walk } from "@/tests/proofs/tickets/sequences";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";

// DOMAIN §2.13, one property for each invariant, named by its number. Here: what holds for a matter
// whatever is done to it, by right or not, looked at in the database after each step of random walks.

const database = useDatabase("east");
let cast: Cast;
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
  cast = await castOf(database, "east");
});

const walks = { numRuns: 12 };
const seeds = fc.integer({ min: 1, max: 2 ** 31 });

interface Work {
  id: string;
  part: string;
  status: string;
  lead: string | null;
  due: Date;
  version: number;
}

const ended = ["returned", "recalled", "done", "waived", "terminated", "withdrawn"];
const active = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "deferred",
  "verification",
  "callback",
];

test("1: an active matter has one lead, its parts refer to it, and nothing is handed in over an open part", async () => {
  await fc.assert(
    fc.asyncProperty(seeds, (seed) =>
      walk({ database, cast, commands }, seed, async ({ ticketId, now }) => {
        const open = (await worksOf(ticketId)).filter(({ status }) => !ended.includes(status));
        const leads = open.filter(({ part }) => part === "lead");
        expect(leads).toHaveLength(active.includes(now.ticket) ? 1 : 0);
        const parts = open.filter(({ part }) => part === "co");
        for (const part of parts) expect(part.lead).toBe(leads[0]?.id);
        if (["sign_off", "submitted", "verified"].includes(leads[0]?.status ?? "")) {
          expect(parts).toEqual([]);
        }
        return true;
      }),
    ),
    walks,
  );
}, 240_000);

test("2: a due time moves only forward, and only with an event that says who moved it and to when", async () => {
  await fc.assert(
    fc.asyncProperty(seeds, async (seed) => {
      const before = new Map<string, Date>();
      await walk({ database, cast, commands }, seed, async ({ ticketId, step }) => {
        for (const { id, due, version } of await worksOf(ticketId)) {
          const earlier = before.get(id)?.getTime() ?? due.getTime();
          before.set(id, due);
          // The walk itself lets the time come, instead of waiting for it.
          if (step.verb === "clock.fallDue") continue;
          expect(due.getTime()).toBeGreaterThanOrEqual(earlier);
          if (due.getTime() === earlier) continue;
          const { rows } = await database.admin.query<{ name: string; to: string; by: string }>(
            `select name, payload ->> 'dueAt' as to, actor_name as by from event
             where assignment_id = $1 and assignment_version = $2`,
            [id, version],
          );
          expect(rows).toHaveLength(1);
          expect(rows[0]?.name).toMatch(/^assignment\.(extended|resumed|redone|due_corrected)$/);
          expect(rows[0]?.to).toBe(String(due.getTime()));
          expect(rows[0]?.by).not.toBe("");
        }
        return true;
      });
    }),
    walks,
  );
}, 240_000);

test("6: what is deferred stays open and has a day on which it is looked at again", async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(seeds, (seed) =>
      walk({ database, cast, commands }, seed, async ({ ticketId }) => {
        const { rows } = await database.admin.query<{
          deferred: boolean;
          closed: boolean;
          review: boolean;
          minded: boolean;
        }>(
          `select t.status = 'deferred' as deferred, t.closed_at is not null as closed, t.review_at is not null as review,
             exists (select from clock c where c.ticket_id = t.id and c.kind = 'deferral_review' and c.ended_at is null
               and c.due_at = t.review_at) as minded
           from ticket t where t.id = $1`,
          [ticketId],
        );
        const [row] = rows;
        // Its clock minds the day: past it, the matter climbs (clocks/kinds.test.ts) and is listed as waiting.
        met += Number(row?.deferred);
        if (row?.deferred === true) expect(row).toMatchObject({ closed: false, review: true });
        expect(row?.minded).toBe(row?.deferred);
        return true;
      }),
    ),
    { ...walks, examples: comingTo("deferred") },
  );
  expect(met).toBeGreaterThan(0);
}, 240_000);

test("7: nothing is closed without an answer, or a reason why there is none", async () => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(seeds, (seed) =>
      walk({ database, cast, commands }, seed, async ({ ticketId, now }) => {
        if (now.ticket !== "closed") return true;
        met += 1;
        const { rows } = await database.admin.query<{
          because: string;
          rated: boolean;
          no: boolean;
          told: boolean;
        }>(
          `select t.closed_because as because, t.no_reply_at is not null as no,
             exists (select from rating r where r.ticket_id = t.id and r.round = a.round) as rated,
             exists (select from event e where e.ticket_id = t.lead_ticket_id
               and e.name in ('assignment.closed', 'ticket.answered')) as told
           from ticket t left join assignment a on a.id = t.lead_assignment_id where t.id = $1`,
          [ticketId],
        );
        const none = { because: "", rated: false, no: false, told: false };
        const { because, rated, no, told } = rows[0] ?? none;
        // Whoever was closed with another matter has that one's answer, and rates it afterwards.
        if (because === "with_lead") {
          expect(told).toBe(true);
          return true;
        }
        expect(["rated", "no_reply_wanted", "unreachable"]).toContain(because);
        expect(rated).toBe(because === "rated");
        if (because === "no_reply_wanted") expect(no).toBe(true);
        return true;
      }),
    ),
    { ...walks, examples: comingTo("closed") },
  );
  expect(met).toBeGreaterThan(0);
}, 240_000);

/** Walks of which it is known that they come there. */
function comingTo(status: string): [number][] {
  return seedsThat((model) => model.ticket === status, 3).map((seed) => [seed]);
}

async function worksOf(ticketId: string): Promise<Work[]> {
  const { rows } = await database.admin.query<Work>(
    `select id, part, status, lead_assignment_id as lead, due_at as due, version from assignment
     where ticket_id = $1 order by id`,
    [ticketId],
  );
  return rows;
}
