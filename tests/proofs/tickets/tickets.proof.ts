import { beforeAll, expect, test } from "vitest";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { tell, type Figure } from "../figure";
import { measureRouting } from "../routing";
import { measureCells } from "./cells";
import { measureRaces } from "./races";
import { measureSearch } from "./search";
import { measureSequences } from "./sequences";

// At full size; minutes, not seconds. Each figure's planted fault is in tests/integration/proofs.

const database = useDatabase("east");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("every cell of verb, status and role", async () => {
  proved(await measureCells(database, commands));
});

test("two thousand races", async () => {
  proved(await measureRaces(database, commands, { count: 2_000 }));
});

test("the right organization is among the first three", () => {
  proved(measureRouting());
});

test("search in a million tickets", async () => {
  proved(await measureSearch(database, { tickets: 1_000_000, rounds: 10 }));
});

test("ten thousand sequences against the model", async () => {
  proved(await measureSequences(database, commands, { count: 10_000, seed: 20_261_122 }));
});

function proved(figures: readonly Figure[]): void {
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}
