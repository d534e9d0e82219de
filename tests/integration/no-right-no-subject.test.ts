import { expect, test } from "vitest";
import { z } from "zod";
import { note } from "@/lib/affairs/tickets/commands/note";
import { allowed } from "@/lib/platform/access/actor";
import type { Credential } from "@/lib/platform/access/credential";
import { command, execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

async function member(): Promise<Credential> {
  const { phone } = must(stage.world.members["member11"]);
  const token = await openPhoneSession(database.admin, stage.world, "member", phone);
  return { kind: "session", token };
}

test("who has no right on a table finds nothing there, and the try is on record", async () => {
  const { id } = await stage.ticketAt("in_progress");
  const { version } = await stage.ticket(id);
  const input = { id, version: String(version), text: "情况属实。" };
  await refused(execute(note, await member(), input, newId()), "not-found");
  const { rows } = await database.admin.query(
    "select actor_kind, code from audit where kind = 'refusal' and command = 'ticket.note'",
  );
  expect(rows).toEqual([{ actor_kind: "phone", code: "not-found" }]);
});

test("a right that is missing while a command works is a fault and no polite no", async () => {
  const broken = command({
    name: "test.broken",
    input: z.strictObject({}),
    output: z.object({}),
    find: () => Promise.resolve({}),
    allow: () => allowed,
    run: async ({ tx }) => {
      await tx.ticket.findFirst({ select: { id: true } });
      return { result: {}, events: [] };
    },
  });
  const outcome = await execute(broken, await member(), {}, newId()).then(
    () => null,
    (error: unknown) => error,
  );
  expect(outcome).toBeInstanceOf(Error);
  expect(outcome).not.toBeInstanceOf(Refusal);
  expect(String(outcome)).toContain("permission denied");
});
