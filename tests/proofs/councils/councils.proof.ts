import { beforeAll, expect, test } from "vitest";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { tell, type Figure } from "../figure";
import { measureLinks } from "./links";
import { measureThresholds } from "./thresholds";
import { measureValidations } from "./validations";

// At full size; minutes, not seconds. Each figure's planted fault is in tests/integration/proofs.

const database = useDatabase("east");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("every rule has a case that it refuses and one that it allows", async () => {
  proved(await measureValidations(database, commands));
});

test("every threshold is told on the right side", async () => {
  proved(await measureThresholds(database, commands));
});

test("the links of a thousand meetings", async () => {
  proved(await measureLinks(database, { meetings: 1000 }));
});

function proved(figures: readonly Figure[]): void {
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}
