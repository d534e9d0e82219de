import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { checkInFigures } from "@/lib/ground/check-ins/queries/figures";
import { measureLists, speed } from "@/tests/proofs/check-ins/lists";
import { measurePlaces } from "@/tests/proofs/check-ins/places";
import { measureReaders } from "@/tests/proofs/check-ins/readers";
import { measureTotals } from "@/tests/proofs/check-ins/totals";
import type { Figure } from "@/tests/proofs/figure";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proof of check-ins at a small size, and beside it the planted faults that must make it fail.

const database = useDatabase("east", "west");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

const published = { members: 40, living: 48, percent: 83.3, units: 7, unitMembers: 95 };

test("the published figures come out of the rows", async () => {
  expect(wrongOf(await measureTotals(database, published))).toEqual([]);
});

test("figures that count who is not accepted, or not everybody, are found", async () => {
  const figures = await measureTotals(database, published, async (scope) => {
    const sound = await checkInFigures(scope);
    return sound === null
      ? null
      : { ...sound, own: { ...sound.own, members: 41, units: 8, unitMembers: 94 } };
  });
  expect(wrongOf(figures)).toEqual([
    "check-ins.members",
    "check-ins.rate",
    "check-ins.units",
    "check-ins.unit_members",
    "check-ins.members.rows",
    "check-ins.units.rows",
    "check-ins.members.parts",
  ]);
});

test("a list is told and written as it is, and one read wrongly is found", async () => {
  const size = { rows: 110, wrong: 22 };
  expect(wrongOf(await measureLists(database, commands, size))).toEqual([
    // So few rows are over before they are fast.
    "check-ins.import.rows_per_second",
  ]);
  const sound = must(commands.get("memberList.check"));
  const planted = new Map(commands).set("memberList.check", {
    ...sound,
    prepare: async (input, key) => {
      const read = readSheet.parse(await sound.prepare(input, key));
      return { ...read, rows: blurred(read.rows) };
    },
  });
  const found = wrongOf(await measureLists(database, planted, size));
  expect(found).toEqual(
    expect.arrayContaining([
      "check-ins.import.missed",
      "check-ins.import.false_alarms",
      "check-ins.import.written_wrongly",
    ]),
  );
});

test("an import that takes too long is found", () => {
  expect(wrongOf(speed(30_000, 61))).toEqual([
    "check-ins.import.seconds",
    "check-ins.import.rows_per_second",
  ]);
  expect(wrongOf(speed(30_000, 40))).toEqual([]);
});

test("who may see whom holds, and a widened policy is found", async () => {
  expect(wrongOf(await measureReaders(database))).toEqual([]);
  const policy = `"${database.rolePrefix}_p_area_select" on member`;
  await database.admin.query(`alter policy ${policy} using (path >= '')`);
  try {
    expect(wrongOf(await measureReaders(database))).toEqual(["check-ins.readers.without_right"]);
    await database.admin.query(`alter policy ${policy} using (path < '')`);
    expect(wrongOf(await measureReaders(database))).toContain("check-ins.readers.kept_out_wrongly");
  } finally {
    await database.admin.query(
      `alter policy ${policy} using (path >= (select sec.lo()) and path < (select sec.hi()))`,
    );
  }
});

test("places hold in races, and claims that do not count, or wait in no order, are found", async () => {
  const size = { members: 12, places: 4, runs: 2 };
  const few = ["check-ins.places.runs"];
  expect(wrongOf(await measurePlaces(database, size))).toEqual(few);
  const broken = await withFunction(
    "sec.move_up(uuid)",
    "order by x.place loop",
    "order by x.place desc loop",
    () => measurePlaces(database, size),
  );
  expect(wrongOf(broken)).toEqual([...few, "check-ins.places.wrong_order"]);
  await database.admin.query("alter table slot drop constraint slot_check");
  const crowded = await withFunction(
    "sec.claim_slot(uuid, uuid, uuid, uuid)",
    "when s.held < s.capacity then",
    "when s.held <= s.capacity then",
    () => measurePlaces(database, size),
  );
  expect(wrongOf(crowded)).toEqual([
    ...few,
    "check-ins.places.overbooked",
    "check-ins.places.wrong_order",
  ]);
});

const readSheet = z.looseObject({ rows: z.array(z.array(z.string())) });

/** The wrong lines without a name become good ones, and a good one becomes wrong. */
function blurred(rows: readonly (readonly string[])[]): (readonly string[])[] {
  return rows.map((cells, at) => {
    if (at > 0 && cells[0] === "") return ["补上名", ...cells.slice(1)];
    return at === 3 ? [...cells.slice(0, 3), "没有这个社区", ""] : cells;
  });
}

/** With another body of a function of the database, which is put back afterwards. */
async function withFunction<T>(
  name: string,
  sound: string,
  planted: string,
  work: () => Promise<T>,
): Promise<T> {
  const { rows } = await database.admin.query<{ text: string }>(
    "select pg_get_functiondef($1::regprocedure) as text",
    [name],
  );
  const { text } = must(rows[0]);
  expect(text).toContain(sound);
  await database.admin.query(text.replace(sound, planted));
  try {
    return await work();
  } finally {
    await database.admin.query(text);
  }
}

function wrongOf(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}
