import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { measureDeadlines } from "@/tests/proofs/tickets/deadlines";
import { officialMakeUp } from "@/tests/proofs/tickets/naive-calendar";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proof of the due times at a small size, and beside it the planted faults that must make it fail.

const database = useDatabase("alpha", "beta", "gamma");
let all: Map<string, AnyCommand>;
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  all = await loadCommands();
});
beforeEach(() => {
  commands = new Map(all);
});

test("sound due times are proved, and too few of them are no proof", async () => {
  const figures = await measureDeadlines(database, commands, { every: 200 });
  expect(figures.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual([
    "tickets.deadlines.vectors",
  ]);
  expect(await wrong()).toEqual([]);
}, 120_000);

test("a resumption that gives no time back is found", async () => {
  const sound = must(commands.get("assignment.resume"));
  const paused = z.looseObject({ pausedAt: z.date() });
  commands.set("assignment.resume", {
    ...sound,
    run: (scope, subject, input) =>
      sound.run(scope, { ...paused.parse(subject), pausedAt: scope.actor.at }, input),
  });
  expect(must((await wrong())[0])).toContain("resumed");
}, 120_000);

test("an extension that is not corrected with what it was added to is found", async () => {
  const sound = must(commands.get("assignment.extend"));
  const order = z.looseObject({ dueProvisional: z.boolean() });
  commands.set("assignment.extend", {
    ...sound,
    run: (scope, subject, input) =>
      sound.run(scope, { ...order.parse(subject), dueProvisional: false }, input),
  });
  expect(must((await wrong())[0])).toContain("corrected");
}, 120_000);

test("a calendar that forgets the make-up workdays is found", async () => {
  const forgotten: Record<string, string> = {};
  for (const date of officialMakeUp) forgotten[date] = "holiday";
  const planted = { "calendar.days": forgotten };
  expect(must((await wrong({ every: 13, planted }))[0])).toContain("beta");
}, 120_000);

async function wrong(
  options: Parameters<typeof measureDeadlines>[2] = { every: 29 },
): Promise<string[]> {
  const figures = await measureDeadlines(database, commands, options);
  return figures
    .filter(({ name }) => name === "tickets.deadlines.wrong")
    .flatMap((one) => one.examples ?? []);
}
