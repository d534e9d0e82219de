import { beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { ticketPage } from "@/lib/affairs/tickets/queries/list";
import { allowed } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";
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
  const figures = await measureCells(database, commands, { only: ["declineReply"] });
  // One verb is too few to prove anything.
  expect(failed(figures)).toEqual(["tickets.cells.allowed", "tickets.cells.refused"]);
}, 60_000);

test("cells: a command that lets everybody in is found", async () => {
  plant("ticket.reject", (sound) => ({ ...sound, allow: () => allowed }));
  const figures = await measureCells(database, commands, { only: ["reject"] });
  expect(failed(figures)).toContain("tickets.cells.wrong");
}, 60_000);

test("cells: a verb that is tried by nobody is found", async () => {
  const fewer = new Map([...commands].filter(([name]) => name !== "assignment.redo"));
  const figures = await measureCells(database, fewer, { only: [] });
  expect(failed(figures)).toContain("tickets.cells.untried");
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
  expect(failed(figures)).toEqual(["tickets.races.doubleWinners"]);
}, 60_000);

test("races: nobody wins where both are refused, and no race proves nothing", async () => {
  for (const verb of ["assignment.signOff", "assignment.sendBack"]) plant(verb, refusing);
  const figures = await measureRaces(database, commands, { count: 14 });
  expect(failed(figures)).toEqual(["tickets.races.withoutWinner"]);
  expect(failed(await measureRaces(database, commands, { count: 0 }))).toEqual([
    "tickets.races.run",
  ]);
}, 60_000);

test("sequences: a sound product and the model agree", async () => {
  const figures = await measureSequences(database, commands, small);
  // So few walks do not come by every verb.
  expect(failed(figures)).toEqual(["tickets.sequences.neverLegal"]);
}, 60_000);

test("sequences: a verb that nobody can do is found", async () => {
  plant("assignment.accept", refusing);
  const figures = await measureSequences(database, commands, small);
  const idle = figures.find(({ name }) => name === "tickets.sequences.neverLegal");
  expect(idle?.examples).toContain("assignment.accept");
}, 60_000);

test("sequences: a verb that refuses what it should do is found", async () => {
  plant("assignment.contact", refusing);
  const figures = await measureSequences(database, commands, small);
  expect(failed(figures)).toContain("tickets.sequences.divergences");
}, 60_000);

test("sequences: two matters that are never joined are found", async () => {
  plant("ticket.link", refusing);
  const figures = await measureSequences(database, commands, small);
  expect(failed(figures)).toEqual([
    "tickets.sequences.links",
    "tickets.sequences.neverLegal",
    "tickets.sequences.divergences",
  ]);
}, 60_000);

test("sequences: a follower that does not close with its lead is found", async () => {
  plant("ticket.closeLinked", (sound) => ({
    ...sound,
    run: () => Promise.resolve({ result: { id: newId() }, events: [] }),
  }));
  const figures = await measureSequences(database, commands, { ...small, count: 120 });
  expect(failed(figures)).toContain("tickets.sequences.divergences");
}, 120_000);

test("sequences: walks that end at once, and no walks, prove nothing", async () => {
  for (const name of commands.keys()) {
    plant(name, (sound) => ({
      ...sound,
      find: () => {
        throw new Error("nothing works");
      },
    }));
  }
  const names = ["tickets.sequences.legalSteps", "tickets.sequences.illegalSteps"];
  const figures = await measureSequences(database, commands, small);
  expect(failed(figures)).toEqual(expect.arrayContaining(names));
  const none = await measureSequences(database, commands, { ...small, count: 0 });
  expect(failed(none)).toEqual(["tickets.sequences.run", "tickets.sequences.neverLegal"]);
}, 60_000);

test("search: the same rows as plain pg, and a slow door or a lost row is found", async () => {
  const sound = await measureSearch(database, { tickets: 3_000, rounds: 1 });
  expect(sound.filter(({ name, ok }) => name === "tickets.search.differing" && !ok)).toEqual([]);
  // Each turn at least four times as long as plain pg, whatever else the machine does; and a page
  // that has lost its first line, in a district to which no ticket was added.
  const page: typeof ticketPage = async (scope, filter) => {
    const whole = await ticketPage(scope, filter);
    return { ...whole, lines: whole.lines.slice(1) };
  };
  const slow = await measureSearch(database, { tickets: 0, rounds: 1, slower: 4, page });
  expect(failed(slow)).toEqual([
    "tickets.search.rows",
    "tickets.search.ratio",
    "tickets.search.differing",
  ]);
}, 60_000);

/** As if a guard of the product refused what it should allow. */
function refusing(sound: AnyCommand): AnyCommand {
  return {
    ...sound,
    allow: () => {
      throw new Refusal("too-late", "refusal.status");
    },
  };
}

function plant(name: string, fault: (sound: AnyCommand) => AnyCommand): void {
  commands.set(name, fault(must(commands.get(name))));
}

function failed(figures: readonly Figure[]): string[] {
  return figures.filter(({ ok }) => !ok).map(({ name }) => name);
}
