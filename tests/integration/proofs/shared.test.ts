import { beforeAll, expect, test } from "vitest";
import type { ImportView } from "@/lib/ground/imports/schema";
import {
  measureDimensions,
  measureFaults,
  measurePublished,
  takePublished,
} from "@/tests/proofs/co-building/published";
import {
  projectFile,
  projectRows,
  resourceFile,
  resourceRows,
} from "@/tests/proofs/co-building/published-files";
import type { Figure } from "@/tests/proofs/figure";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proof of 闵行's shared resources and projects sees a fault that is told on another row, one that is not told, a
// row too few and a row too many.

const database = useDatabase("west");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("every planted row is told and no other", async () => {
  expect(wrong(await measureFaults(database, commands))).toEqual([]);
});

test("advice that is kept back, on another row, and rows that were written are noticed", async () => {
  const silent = (seen: ImportView) => ({ ...seen, advice: seen.advice.slice(1) });
  expect(wrong(await measureFaults(database, commands, silent))).toEqual([
    "co_building.import.missed",
  ]);
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
    "co_building.import.faults",
    "co_building.import.false_alarms",
    "co_building.import.good_in_broken",
    "co_building.import.written_of_broken",
  ]);
});

test("the published numbers come back from the board's queries, and a row too few is noticed", async () => {
  await takePublished(database, commands);
  expect(wrong(await measurePublished(database, commands))).toEqual([]);
  const [resource] = resourceRows("west区");
  const [project] = projectRows("west区");
  const more = {
    exported: await resourceFile([{ ...must(resource), title: "后来的资源" }]),
    again: await projectFile([{ ...must(project), title: "后来的项目" }]),
  };
  expect(wrong(await measurePublished(database, commands, more))).toEqual([
    "co_building.import.again",
    "co_building.import.export_again",
    "co_building.import.told",
  ]);
  await database.pastTriggers(
    `update co_resource set status = 'withdrawn', end_reason = '没有了。'
     where id = (select id from co_resource where status = 'offered' order by id limit 1)`,
    [],
  );
  await database.pastTriggers(
    `update co_project set status = 'ended', end_reason = '没有了。', result = null, settled_on = '2026-02-01' where id in (
       select distinct on (level) id from co_project where status = 'running' order by level, id)`,
    [],
  );
  const figures = await measurePublished(database, commands);
  expect(wrong(figures)).toEqual([
    "co_building.resources",
    "co_building.projects.district",
    "co_building.projects.streets",
    "co_building.resources.rows",
    "co_building.projects.district.rows",
    "co_building.projects.streets.rows",
    "co_building.import.again",
    "co_building.import.told",
  ]);
}, 120_000);

test("figures by dimension that are not what is counted or opened, and words that are not the district's, are noticed", async () => {
  expect(wrong(await measureDimensions(database, commands))).toEqual([]);
  const figures = await measureDimensions(
    database,
    commands,
    ({ sets, ...report }) => ({
      ...report,
      sets: sets.slice(0, 1).map((set) => ({
        ...set,
        entries: set.entries.map((one) => ({
          ...one,
          counts: { ...one.counts, running: one.counts.running + 1 },
        })),
      })),
    }),
    projectRows,
  );
  expect(wrong(figures)).toEqual([
    "co_building.dimensions.figures",
    "co_building.dimensions.not_as_counted",
    "co_building.dimensions.not_as_opened",
    "co_building.dimensions.words_refused",
  ]);
}, 120_000);

function wrong(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}
