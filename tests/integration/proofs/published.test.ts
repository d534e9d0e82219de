import { beforeAll, expect, test } from "vitest";
import type { ImportView } from "@/lib/ground/imports/schema";
import {
  measureFaults,
  measurePublished,
  publishedRows,
  takePublished,
} from "@/tests/proofs/councils/published";
import { fileOf } from "@/tests/proofs/councils/published-files";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proof of imported councils sees a fault that is told on another row, and one that is not told.

const database = useDatabase("east", "west");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("every planted row is told and no other", async () => {
  expect(wrong(await measureFaults(database, commands))).toEqual([]);
});

test("advice that is kept back, and advice on another row, are noticed", async () => {
  const silent = (seen: ImportView) => ({ ...seen, advice: seen.advice.slice(1) });
  expect(wrong(await measureFaults(database, commands, silent))).toEqual([
    "councils.import.missed",
  ]);
  const beside = (seen: ImportView) => ({
    ...seen,
    advice: seen.advice.map((one, at) => (at === 0 ? { ...one, row: one.row + 1 } : one)),
  });
  expect(wrong(await measureFaults(database, commands, beside))).toEqual([
    "councils.import.missed",
    "councils.import.false_alarms",
  ]);
});

test("fewer faults, rows that count as good, and rows that were written are noticed", async () => {
  const taken = async (seen: ImportView) => {
    await database.pastTriggers(
      `insert into organization (tenant_id, id, kind, area_id, path, name, short_name)
       select tenant_id, gen_random_uuid(), kind, area_id, path, '多出的单位', '多出' from organization
       where kind = 'department' limit 1`,
      [],
    );
    return { ...seen, fresh: 3 };
  };
  expect(wrong(await measureFaults(database, commands, taken, 3))).toEqual([
    "councils.import.faults",
    "councils.import.false_alarms",
    "councils.import.good_in_broken",
    "councils.import.written_of_broken",
  ]);
});

test("the published numbers come back from the screens' queries, and a row too few is noticed", async () => {
  await takePublished(database, commands);
  expect(wrong(await measurePublished(database, commands))).toEqual([]);
  const oneMore = async (of: "changji" | "minhang") => {
    const rows = publishedRows(of);
    const more = { ...must(rows.at(-1)), unit: "后来的单位", unitKind: "机关", name: "钱后来" };
    return fileOf([...rows, { ...more, seat: "副书记" }], "more.xlsx");
  };
  const files = { again: await oneMore("changji"), exported: await oneMore("minhang") };
  expect(wrong(await measurePublished(database, commands, files))).toEqual([
    "councils.import.again",
    "councils.import.export_again",
  ]);
  for (const kind of ["first_secretary", "part_time"]) {
    for (const slug of ["east", "west"]) {
      await database.pastTriggers(
        `update seat_holder set status = 'ended', end_reason = 'health', ends_on = starts_on where id in (
           select distinct on (c.level) h.id from seat_holder h join council_seat s on s.id = h.seat_id
           join council c on c.id = s.council_id
           where h.status = 'published' and s.kind = $1 and c.dissolved_on is null and h.tenant_id = $2
           order by c.level, h.id)`,
        [kind, must(database.worlds[slug]).tenantId],
      );
    }
  }
  await database.pastTriggers(
    `update seat_holder set status = 'declined', end_reason = null where id =
       (select id from seat_holder where end_reason = 'inactive' order by id limit 1)`,
    [],
  );
  await database.pastTriggers(
    `update council_seat set closed_on = '2026-01-01', close_reason = 'unit_closed' where id in (
       select distinct on (c.level) s.id from council_seat s join council c on c.id = s.council_id
       where s.tenant_id = $1 and s.kind = 'part_time' and s.closed_on is null and c.dissolved_on is null
       order by c.level, s.id desc)`,
    [must(database.worlds["west"]).tenantId],
  );
  const short = await fileOf(publishedRows().slice(0, 12), "short.xlsx");
  expect(wrong(await measurePublished(database, commands, { again: short }))).toEqual([
    "councils.first_secretaries",
    "councils.part_time",
    "councils.replaced",
    "councils.member_units.district",
    "councils.member_units.streets",
    "councils.first_secretaries.rows",
    "councils.part_time.rows",
    "councils.replaced.rows",
    "councils.member_units.district.rows",
    "councils.member_units.streets.rows",
    "councils.import.told",
  ]);
}, 180_000);

function wrong(figures: Awaited<ReturnType<typeof measureFaults>>): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}
