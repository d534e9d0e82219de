import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { allowed } from "@/lib/platform/access/actor";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Figure } from "@/tests/proofs/figure";
import { measureCells } from "@/tests/proofs/tickets/cells";
import { measureRaces } from "@/tests/proofs/tickets/races";
import { measureSearch } from "@/tests/proofs/tickets/search";
import { measureSequences } from "@/tests/proofs/tickets/sequences";
import { loadCommands, type AnyCommand } from "@/tests/support/all-commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

// The proofs at a small size, and beside each the planted fault that must make it fail.

const database = useDatabase("east");
let all: Map<string, AnyCommand>;
let commands: Map<string, AnyCommand>;
beforeAll(async () => {
  all = await loadCommands();
});
beforeEach(() => {
  commands = new Map(all);
});

const assignment = z.object({ id: z.string(), ticketId: z.string(), organizationId: z.string() });
const small = { count: 30, seed: 7 };

test("cells: a sound product is proved", async () => {
  const figures = await measureCells(database, commands, { only: ["accept"] });
  expect(figures.filter(({ name }) => name === "tickets.cells.wrong")).toMatchObject([
    { ok: true },
  ]);
}, 60_000);

test("cells: a command that lets everybody in is found", async () => {
  plant("ticket.reject", (sound) => ({ ...sound, allow: () => allowed }));
  const figures = await measureCells(database, commands, { only: ["reject"] });
  expect(failed(figures)).toContain("tickets.cells.wrong");
}, 60_000);

test("races: a sound product has one winner each time", async () => {
  expect(failed(await measureRaces(database, commands, { count: 28 }))).toEqual([]);
}, 60_000);

test("races: a command that writes whatever version it meets is found", async () => {
  // Without the version nobody notices that somebody was faster: the word is said twice.
  plant("assignment.redo", (sound) => ({
    ...sound,
    run: async ({ tx }, subject) => {
      const { id, ticketId, organizationId } = assignment.parse(subject);
      await tx.$executeRaw`update assignment set status = 'in_progress', version = version + 1 where id = ${id}::uuid`;
      const event = { name: "assignment.redone", subjectId: id, ticketId, organizationId };
      return { result: { id }, events: [{ ...event, assignmentId: id }] };
    },
  }));
  const figures = await measureRaces(database, commands, { count: 28 });
  expect(failed(figures)).not.toEqual([]);
}, 60_000);

test("sequences: a sound product and the model agree", async () => {
  const figures = await measureSequences(database, commands, small);
  expect(figures.filter(({ ok }) => !ok)).toEqual([]);
}, 60_000);

test("sequences: a verb that refuses what it should do is found", async () => {
  plant("assignment.contact", (sound) => ({
    ...sound,
    allow: () => {
      throw new Refusal("too-late", "refusal.status");
    },
  }));
  const figures = await measureSequences(database, commands, small);
  expect(failed(figures)).toContain("tickets.sequences.divergences");
}, 60_000);

test("search: the same rows as plain pg, and a slow door is found", async () => {
  const sound = await measureSearch(database, { tickets: 3_000, rounds: 1 });
  expect(sound.filter(({ name, ok }) => name === "tickets.search.differing" && !ok)).toEqual([]);
  // Each turn at least four times as long as plain pg, whatever else the machine does.
  const slow = await measureSearch(database, { tickets: 0, rounds: 1, slower: 4 });
  expect(failed(slow)).toContain("tickets.search.ratio");
}, 60_000);

function plant(name: string, fault: (sound: AnyCommand) => AnyCommand): void {
  commands.set(name, fault(must(commands.get(name))));
}

function failed(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}
