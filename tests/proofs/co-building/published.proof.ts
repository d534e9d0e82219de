import { beforeAll, expect, test } from "vitest";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { tell, type Figure } from "../figure";
import { measureDimensions, measureFaults, measurePublished, takePublished } from "./published";

// What 闵行 has published, through the product's own templates. The planted faults of these figures are in
// tests/integration/proofs.

const database = useDatabase("west");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("files with a fault in every row", async () => {
  proved(await measureFaults(database, commands));
});

test("the published numbers of the district, imported", async () => {
  await takePublished(database, commands);
  proved(await measurePublished(database, commands));
});

test("the report by dimension, and a sheet in words of the district's own", async () => {
  proved(await measureDimensions(database, commands));
});

function proved(figures: readonly Figure[]): void {
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}
