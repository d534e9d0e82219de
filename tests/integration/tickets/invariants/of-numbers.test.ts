import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ratesOf } from "@/lib/across/dashboards/rules/figures";
import { dueAt } from "@/lib/affairs/tickets/rules/deadline";
import { askExclusion } from "@/lib/affairs/tickets/commands/ask-exclusion";
import { decideExclusion } from "@/lib/affairs/tickets/commands/decide-exclusion";
import { liftExclusion } from "@/lib/affairs/tickets/commands/lift-exclusion";
import { measureRules } from "@/lib/affairs/tickets/rules/measures";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { execute, type Command } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { Json } from "@/lib/platform/core/json";
import { castOf, type Cast } from "@/tests/proofs/tickets/cast";
import { proofDistricts } from "@/tests/proofs/tickets/deadline-districts";
import { walk } from "@/tests/proofs/tickets/sequences";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// DOMAIN §2.13, one property for each invariant, named by its number. Here: what is counted.

describe("8: a due time is the one that the official calendar gives", () => {
  const first = Date.parse("2025-01-01T00:00:00+08:00");
  const minutes = fc.integer({ min: 0, max: 700 * 24 * 60 });
  const urgency = fc.constantFrom("urgent", "routine", "key");
  const districts = fc.constantFrom(...proofDistricts);

  test("by days, natural days and working hours, which skip nights and lunch", () => {
    fc.assert(
      fc.property(minutes, urgency, districts, (n, one, district) => {
        const rows = Object.entries(district.settings).map(([key, value]) => ({ key, value }));
        const settings = resolveSettings(rows);
        const dispatchedAt = first + n * 60_000;
        const times = dueAt(
          { urgency: one, dispatchedAt },
          { settings, calendar: calendarOf(settings) },
        );
        const end = (limit: Parameters<typeof district.calendar.end>[1]) =>
          district.calendar.end(dispatchedAt, limit);
        const due = end(district.limits[one].resolve);
        expect(times.dueAt).toBe(due);
        expect(times.acceptBy).toBe(Math.min(end(district.limits[one].accept), due));
        expect(times.firstContactBy).toBe(Math.min(end(district.contact), due));
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

test("10: a rate of too few cases is no rate", () => {
  const n = fc.nat(60);
  fc.assert(
    fc.property(n, n, n, fc.integer({ min: 5, max: 40 }), (due, rated, some, minN) => {
      const part = Math.min(some, due, rated);
      const zero = Object.fromEntries(Object.keys(measureRules).map((name) => [name, 0]));
      const tally = { ...zero, due, rated, due_on_time: part, contact_on_time: part };
      const answers = { solved: part, satisfied: part, basically: 0 };
      const stands = {
        open: 0,
        overdue: 0,
        registered: 0,
        answered: 0,
        closed: 0,
        excluded: 0,
        corrected: 0,
      };
      const counted = { ...stands, ...tally, ...answers };
      const rates = ratesOf(
        { ...counted, due, rated, due_on_time: part, contact_on_time: part },
        {
          minN,
          basicWeight: 1,
        },
      );
      for (const { of, share } of Object.values(rates)) {
        expect(share).toBe(of === 0 || of < minN ? null : part / of);
      }
    }),
  );
});

describe("11: nothing is left out of a figure unseen", () => {
  const database = useDatabase("east");
  let cast: Cast;
  let commands: Map<string, AnyCommand>;
  beforeAll(async () => {
    commands = await loadCommands();
    cast = await castOf(database, "east");
  });

  // A matter is left out by its status, which everybody sees, or by hand: asked by one, granted by another,
  // with reason and name in a row of its own. The roll-up says the same as the rows, and so does a count by
  // hand that asks those rows and not the mark which the database keeps for the roll-up.
  test("the roll-up counts what the rows of the list are, whatever is done to a matter", async () => {
    const left = { out: 0, again: 0 };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        await walk({ database, cast, commands }, seed, () => true);
        await leaveOut(seed, left);
        expect(await dueByHand()).toEqual(await dueOfRollUp());
        const { rows } = await database.admin.query<{
          measure: string;
          tally: number;
          rows: number;
        }>(
          `select m.measure, sum(m.n)::int as rows,
             coalesce((select sum(x.n)::int from ticket_tally x where x.tenant_id = $1 and x.measure = m.measure), 0) as tally
           from (select r.measure, count(*) as n from ticket t, lateral sec.measures(t, 'Asia/Shanghai') r
             where t.tenant_id = $1 group by r.measure, r.path) m group by m.measure`,
          [must(cast.world).tenantId],
        );
        expect(rows.length).toBeGreaterThan(0);
        for (const { tally, rows: counted } of rows) expect(tally).toBe(counted);
      }),
      { numRuns: 10 },
    );
    // Without these the property would have met nothing that was left out.
    expect(left.out).toBeGreaterThan(0);
    expect(left.again).toBeGreaterThan(0);
  }, 180_000);

  /**
   * One matter with a due time is left out; every other time it counts again at once. Of those from which
   * nobody is kept: the walks recuse people, also the one who decides here, who then rightly finds nothing.
   */
  async function leaveOut(seed: number, left: { out: number; again: number }): Promise<void> {
    const stage = new Stage(database, "east");
    const run = async <I, P, S, R extends Json>(
      login: string,
      what: Command<I, P, S, R>,
      input: Record<string, unknown>,
    ) => execute(what, await stage.as(login), input, newId());
    const { rows } = await database.admin.query<{ id: string }>(
      `select t.id from ticket t where t.tenant_id = $1 and t.due_at is not null and t.figure_mark is null
         and not exists (select from exclusion x where x.ticket_id = t.id and x.status in ('asked', 'excluded', 'corrected'))
         and not exists (select from recusal r where r.ticket_id = t.id and r.lifted_at is null)
       order by md5(t.id::text || $2) limit 1`,
      [stage.world.tenantId, String(seed)],
    );
    const [ticket] = rows;
    if (ticket === undefined) return;
    await run("center", askExclusion, {
      id: ticket.id,
      reasonCode: "untrue",
      text: "经核实，反映的情况不属实。",
    });
    const asked = await database.admin.query<{ id: string }>(
      "select id from exclusion where ticket_id = $1 and status = 'asked'",
      [ticket.id],
    );
    const id = must(asked.rows[0]).id;
    await run("org", decideExclusion, { id, decision: "grant", text: "同意不计入。" });
    left.out += 1;
    if (left.out % 2 === 1) return;
    await run("org", liftExclusion, { id, text: "重新核实，应当计入。" });
    left.again += 1;
  }

  async function dueByHand() {
    const { tenantId } = must(cast.world);
    const read = async <Row extends object>(sql: string) =>
      (await database.admin.query<Row>(sql, [tenantId])).rows;
    const tickets = await read<{ id: string; status: string; due_at: Date | null }>(
      "select id, status, due_at from ticket where tenant_id = $1",
    );
    const granted = await read<{ ticket_id: string; asked_by: string; decided_by: string | null }>(
      "select ticket_id, asked_by, decided_by from exclusion where tenant_id = $1 and status = 'excluded'",
    );
    for (const { asked_by, decided_by } of granted) {
      expect(decided_by).not.toBeNull();
      expect(decided_by).not.toBe(asked_by);
    }
    const out = new Set(granted.map((one) => one.ticket_id));
    const never = ["withdrawn", "terminated", "rejected", "answered", "deferred"];
    const due = tickets.filter(({ due_at }) => due_at !== null);
    return {
      due: due.filter(({ id, status }) => !out.has(id) && !never.includes(status)).length,
      excluded: due.filter(({ id }) => out.has(id)).length,
    };
  }

  async function dueOfRollUp() {
    const { rows } = await database.admin.query<{ measure: string; n: number }>(
      "select measure, sum(n)::int as n from ticket_tally where tenant_id = $1 group by measure",
      [must(cast.world).tenantId],
    );
    const of = (measure: string) => rows.find((row) => row.measure === measure)?.n ?? 0;
    return { due: of("due"), excluded: of("excluded") };
  }
});
