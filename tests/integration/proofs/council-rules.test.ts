import { beforeAll, expect, test } from "vitest";
import { measureThresholds } from "@/tests/proofs/councils/thresholds";
import { measureValidations } from "@/tests/proofs/councils/validations";
import type { Figure } from "@/tests/proofs/figure";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// Every rule of councils, meetings and Party organizations, and beside it rules that were made wrong.

const database = useDatabase("east", "west");
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  commands = await loadCommands();
});

test("each rule refuses what it should, and nothing else", async () => {
  expect(wrongOf(await measureValidations(database, commands))).toEqual([]);
}, 120_000);

test("each threshold is told on the right side", async () => {
  expect(wrongOf(await measureThresholds(database, commands))).toEqual([]);
}, 120_000);

test("a rule that lets everything through is found, and one that refuses what is right", async () => {
  const other = (name: string, more: Partial<AnyCommand>): [string, AnyCommand] => [
    name,
    { ...must(commands.get(name)), ...more },
  ];
  const planted = new Map([
    ...commands,
    other("meeting.callOff", {
      run: () => Promise.resolve({ result: {}, events: [] }),
      allow: () => ({ ok: true }),
    }),
    other("party.enterDues", {
      allow: () => ({ ok: false, code: "forbidden", reason: "refusal.role" }),
    }),
  ]);
  expect(wrongOf(await measureValidations(database, planted, "west"))).toEqual([
    "councils.rules.let_through called off only before it is held",
    "councils.rules.refused_rightful dues of a month that has begun: forbidden",
    "councils.rules.refused_otherwise dues of a month that has begun: forbidden instead of invalid",
  ]);
}, 120_000);

function wrongOf(figures: readonly Figure[]): string[] {
  return figures.flatMap(({ ok, name, examples = [] }) =>
    ok ? [] : examples.map((one) => `${name} ${one}`),
  );
}
