import fc from "fast-check";
import { expect, test } from "vitest";
import { answer } from "@/lib/affairs/tickets/commands/answer";
import { link } from "@/lib/affairs/tickets/commands/link";
import { overrule } from "@/lib/affairs/tickets/commands/overrule";
import { recall } from "@/lib/affairs/tickets/commands/recall";
import { reject } from "@/lib/affairs/tickets/commands/reject";
import { transfer } from "@/lib/affairs/tickets/commands/transfer";
import { unlink } from "@/lib/affairs/tickets/commands/unlink";
import { withdraw } from "@/lib/affairs/tickets/commands/withdraw";
import { Refusal } from "@/lib/platform/core/refusal";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { followLeads } from "@/scripts/jobs/clusters";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Whatever is done to a few tickets in whatever order, and whatever is refused: a linked ticket has
// one lead, which is linked to nothing; it is worked on nowhere else and has no time of its own; and
// it stays what it was. Once the worker has been there, nobody waits for a lead that has ended.

const database = useDatabase("east");
const stage = new Stage(database, "east");
const tickets = 3;

const some = fc.integer({ min: 0, max: tickets - 1 });
const weights = {
  link: 8,
  unlink: 4,
  worker: 3,
  dispatch: 2,
  recall: 1,
  answer: 2,
  reject: 2,
  overrule: 1,
  away: 1,
  withdraw: 1,
};
const verbs = Object.entries(weights).map(([verb, weight]) => ({
  weight,
  arbitrary: fc.constant(verb),
}));
const step = fc.record({ do: fc.oneof(...verbs), a: some, b: some });

type Ticket = Awaited<ReturnType<Stage["report"]>>;

async function perform(all: readonly Ticket[], what: { do: string; a: number; b: number }) {
  const a = must(all[what.a]);
  const b = must(all[what.b]);
  const text = "情况已核实。";
  switch (what.do) {
    case "link":
      return stage.onTicket("dispatcher1", link, a.id, { number: b.number });
    case "unlink":
      return stage.onTicket("center", unlink, a.id, { text });
    case "dispatch":
      return stage.dispatch(a.id);
    case "recall":
      return stage.onWork("dispatcher1", recall, a.id, { text });
    case "answer":
      return stage.onTicket("dispatcher1", answer, a.id, { text });
    case "reject":
      return stage.onTicket("dispatcher1", reject, a.id, { reasonCode: "decided", text });
    case "overrule":
      return stage.onTicket("secretary1", overrule, a.id, { text });
    case "away":
      return stage.onTicket("dispatcher1", transfer, a.id, {
        areaId: must(stage.world.areas["street2"]).id,
        text,
      });
    case "withdraw":
      return execute(withdraw, a.receipt, { confirm: "yes" }, newId());
    default:
      return worker();
  }
}

async function worker(): Promise<void> {
  const credential = stage.job;
  await followLeads(
    { credential, read: (query) => withScope(credential, "read", query) },
    new AbortController().signal,
    (_doing, run) => run(),
  );
}

/** What must never be there, as one list of findings. */
async function broken(ids: readonly string[], followed: boolean): Promise<string[]> {
  const { rows } = await database.admin.query<{ finding: string }>(
    `with m as (select m.*, l.status as lead_status, l.path as lead_path from ticket m
       left join ticket l on l.tenant_id = m.tenant_id and l.id = m.lead_ticket_id where m.id = any($1))
     select 'no lead' as finding from m where status = 'linked' and lead_status is null
     union all select 'a chain' from m where status = 'linked' and lead_status = 'linked'
     union all select 'its own lead' from m where id = lead_ticket_id
     union all select 'a lead without being linked' from m
       where lead_ticket_id is not null and status not in ('linked', 'closed', 'rejected')
     union all select 'worked on' from m where status = 'linked' and (lead_assignment_id is not null
       or exists (select from assignment a where a.ticket_id = m.id and a.ended_at is null))
     union all select 'a time of its own' from m where status = 'linked'
       and exists (select from clock c where c.ticket_id = m.id and c.ended_at is null)
     union all select 'no time' from m where status = 'screening'
       and not exists (select from clock c where c.ticket_id = m.id and c.kind = 'screen' and c.ended_at is null)
     union all select 'closed without its lead' from m where status = 'closed' and closed_because is distinct from 'with_lead'
     union all select 'waits for nothing' from m where $2 and status = 'linked' and (lead_status in
       ('closed', 'rejected', 'answered', 'withdrawn', 'terminated', 'transferred')
       or split_part(lead_path, '.', 2) <> split_part(path, '.', 2))
     union all select 'no complainant' from m where not exists (select from complainant k where k.ticket_id = m.id)`,
    [ids, followed],
  );
  return rows.map(({ finding }) => finding);
}

test("a cluster stays a cluster, whatever is done to its tickets", async () => {
  const done: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 14 }), async (steps) => {
      const all: Ticket[] = [];
      for (let n = 0; n < tickets; n += 1) all.push(await stage.report());
      const ids = all.map(({ id }) => id);
      for (const one of steps) {
        try {
          await perform(all, one);
          done[one.do] = (done[one.do] ?? 0) + 1;
        } catch (error) {
          if (!(error instanceof Refusal) && !isMissing(error)) throw error;
        }
        expect(await broken(ids, one.do === "worker")).toEqual([]);
      }
      await worker();
      expect(await broken(ids, true)).toEqual([]);
      for (const { id, number } of all) expect((await stage.ticket(id))["number"]).toBe(number);
    }),
    { numRuns: 16, seed: 20261122 },
  );
  // The sequences have really done it, and not only been refused.
  for (const verb of ["link", "unlink", "dispatch", "answer", "reject"]) {
    expect(done[verb] ?? 0, verb).toBeGreaterThan(0);
  }
}, 240_000);

/** Recalling what was never sent has no row to begin with. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && error.message === "missing in the test world";
}
