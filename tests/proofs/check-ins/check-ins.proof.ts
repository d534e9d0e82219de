import { beforeAll, expect, test } from "vitest";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { tell, type Figure } from "../figure";
import { measureLists } from "./lists";
import { measurePlaces } from "./places";
import { measureReaders } from "./readers";
import { measureTotals } from "./totals";

// At full size; minutes, not seconds. Each figure's planted fault is in tests/integration/proofs.

const database = useDatabase("east", "west");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("the published figures of 闵行 from rows", async () => {
  const published = {
    members: 28_348,
    living: 34_031,
    percent: 83.3,
    units: 380,
    unitMembers: 12_217,
  };
  proved(await measureTotals(database, published));
});

test("thirty thousand rows, five hundred of them wrong", async () => {
  proved(await measureLists(database, commands, { rows: 30_000, wrong: 500 }));
});

test("everybody asks for everybody", async () => {
  proved(await measureReaders(database));
});

test("fifty runs of two hundred claims for ten places", async () => {
  proved(await measurePlaces(database, { runs: 50, members: 200, places: 10 }));
});

function proved(figures: readonly Figure[]): void {
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}
