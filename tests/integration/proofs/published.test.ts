import { beforeAll, expect, test } from "vitest";
import type { ImportView } from "@/lib/ground/imports/schema";
import { measureFaults, publishedFigures } from "@/tests/proofs/councils/published";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";

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

test("the published numbers come back from the screens' queries", async () => {
  expect(await publishedFigures(database, commands)).toEqual({
    firstSecretaries: 70,
    partTime: 445,
    replaced: 44,
    districtUnits: 26,
    streetUnits: 218,
  });
}, 120_000);

function wrong(figures: Awaited<ReturnType<typeof measureFaults>>): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}
