import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { ratesOf } from "@/lib/across/dashboards/rules/figures";
import { dueAt } from "@/lib/affairs/tickets/rules/deadline";
import { measureRules } from "@/lib/affairs/tickets/rules/measures";
import { calendarOf } from "@/lib/ground/settings/rules/calendar";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { castOf, type Cast } from "@/tests/proofs/tickets/cast";
import { proofDistricts } from "@/tests/proofs/tickets/deadline-districts";
import { walk } from "@/tests/proofs/tickets/sequences";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
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
      const stands = { open: 0, overdue: 0, registered: 0, answered: 0, closed: 0 };
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

  // There is no way yet to exclude a matter by hand; what a figure leaves out, it leaves out by the
  // status that everybody sees, and the roll-up says the same as the rows.
  test("the roll-up counts what the rows of the list are, whatever is done to a matter", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 2 ** 31 }), async (seed) => {
        await walk({ database, cast, commands }, seed, () => true);
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
      { numRuns: 8 },
    );
  }, 180_000);
});
