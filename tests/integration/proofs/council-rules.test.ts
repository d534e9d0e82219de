import { beforeAll, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { measureThresholds } from "@/tests/proofs/councils/thresholds";
import { measureValidations } from "@/tests/proofs/councils/validations";
import type { Figure } from "@/tests/proofs/figure";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { Stage } from "@/tests/support/commands";
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
  const figures = await measureValidations(database, planted, { slug: "west" });
  expect(wrongOf(figures)).toEqual([
    "councils.rules.let_through called off only before it is held",
    "councils.rules.refused_rightful dues of a month that has begun: forbidden",
    "councils.rules.refused_otherwise dues of a month that has begun: forbidden instead of invalid",
  ]);
  expect(namesOf(figures)).toEqual([
    "councils.rules.let_through",
    "councils.rules.refused_rightful",
    "councils.rules.refused_otherwise",
  ]);
  expect(namesOf(await measureValidations(database, commands, { words: [] }))).toEqual([
    "councils.rules",
  ]);
}, 120_000);

test("another number of the district is noticed, and a reminder that does not come", async () => {
  await database.freeze(new Date("2026-06-01T02:00:00Z"));
  const stage = new Stage(database, "east");
  const given = {
    areaId: must(stage.world.areas["district"]).id,
    key: "org.branch.minFull",
    version: "0",
    own: "yes",
    amount: "4",
    validFrom: "2026-06-01",
    note: "区委组织部通知。",
  };
  const enter = must(commands.get("setting.enter"));
  await execute(enter, await stage.as("admin"), given, newId());
  const due = () => Promise.resolve([]);
  expect(namesOf(await measureThresholds(database, commands, { sides: 4, due }))).toEqual([
    "councils.numbers",
    "councils.borders",
    "councils.borders.wrong",
    "councils.reminders.wrong",
  ]);
}, 120_000);

function namesOf(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}

function wrongOf(figures: readonly Figure[]): string[] {
  return figures.flatMap(({ ok, name, examples = [] }) =>
    ok ? [] : examples.map((one) => `${name} ${one}`),
  );
}
