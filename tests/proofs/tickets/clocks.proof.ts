import { beforeAll, expect, test } from "vitest";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { tell, type Figure } from "../figure";
import { measureDeadlines } from "./deadlines";

// Due times, at full size: this database's time stands still and jumps, and its districts keep calendars of their own.

const database = useDatabase("alpha", "beta", "gamma");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("due times over two Spring Festivals and two National Days", async () => {
  proved(await measureDeadlines(database, commands));
});

function proved(figures: readonly Figure[]): void {
  tell(figures);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}
