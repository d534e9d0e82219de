import { describe, expect, test } from "vitest";
import { importCases } from "@/lib/affairs/tickets/commands/import-cases";
import { caseColumns } from "@/lib/affairs/tickets/data/case-columns";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { closeClients } from "@/lib/platform/db/client";
import { withScope, type Scope } from "@/lib/platform/db/scope";
import { jobTenants } from "@/lib/platform/jobs/tenants";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { sheetFile } from "@/tests/support/imports";
import { named, recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

// What it costs to write a file: statements and what the database does for each line, never seconds.

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

const usual = "小区保安长期不在岗，门禁也坏了。";
const cases = (name: string, lines: number, text = usual) =>
  sheetFile(
    Object.values(caseColumns),
    Array.from({ length: lines }, (_none, n) =>
      Object.values({
        externalNumber: `${name}-${String(n)}`,
        externalDueAt: "2026-12-01 18:00",
        type: "投诉",
        category: "物业服务",
        place: "alpha1街1社区",
        address: "",
        text,
        name: "王小明",
        phone: "13812345678",
      }),
    ),
  );

async function importedCases(name: string, lines: number, text?: string) {
  const file = await cases(name, lines, text);
  const who = await stage.as("dispatcher1");
  return recordStatements(() =>
    execute(importCases, who, { file, mode: "import" as const }, newId()),
  );
}

describe("cases of the hotline", () => {
  test("a thousand take as many statements as ten", async () => {
    const few = await importedCases("few", 10);
    const many = await importedCases("many", 1000);
    expect([few.result.count, many.result.count]).toEqual([10, 1000]);
    expect(named(many.statements)).toEqual(named(few.statements));
  }, 60_000);

  test("the database does for each line only what must be done for each", async () => {
    await countCalls();
    await importedCases("each", 100);
    // What guards and signs a row stays with the row; what follows from it is written for all of them at once.
    expect(await calledFor(100)).toEqual([
      "chain_event",
      "guess_urgency",
      "only_just_reported",
      "require_event",
      "tell_call_at",
    ]);
  }, 60_000);

  test("their numbers follow each other, and no other ticket has one of them", async () => {
    const one = await importedCases("before", 1);
    const { result } = await importedCases("after", 5);
    expect(Number(result.first)).toBe(Number(one.result.last) + 1);
    expect(Number(result.last)).toBe(Number(result.first) + 4);
  });

  test("they are found at once by their short words, and by all of them when the worker has been there", async () => {
    const who = await stage.as("dispatcher1");
    const found = async (words: string) => {
      const query = ({ tx }: Scope) =>
        tx.$queryRaw<{ id: string }[]>`select sec.find_tickets(${words}) as id`;
      return (await withScope(who, "read", query)).length;
    };
    await importedCases("alone", 20, "路灯坏了。灯杆旁还有枯枝。");
    expect(await found("枯枝")).toBe(20);
    await importedCases("found", 120, "井盖松了。夜里车过有巨响，邻居都听见。");
    expect([await found("井盖"), await found("巨响")]).toEqual([120, 0]);
    const { indexWords } = must((await jobTenants()).find(({ slug }) => slug === "alpha"));
    const some = await indexWords();
    // Whoever dies in between has lost nothing: the next one goes on.
    expect(await found("巨响")).toBeLessThan(120);
    let more = some;
    while (more > 0) more = await indexWords();
    expect([await found("井盖"), await found("巨响")]).toEqual([120, 120]);
    const ask = withScope(who, "write", ({ tx }) => tx.$queryRaw`select sec.index_words(1)`);
    await expect(ask).rejects.toThrow(/permission denied/);
  }, 60_000);

  test("the same file twice at once is written once", async () => {
    const file = await cases("twice", 200);
    const who = await stage.as("dispatcher1");
    const runs = await Promise.all(
      [1, 2, 3].map(() => execute(importCases, who, { file, mode: "import" as const }, newId())),
    );
    expect(runs.map(({ state }) => state).sort()).toEqual(["faults", "faults", "imported"]);
    const known = runs.filter(({ state }) => state === "faults").flatMap(({ faults }) => faults);
    expect(known.every(({ reason }) => reason === "import.known")).toBe(true);
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from ticket where external_number like 'twice-%'",
    );
    expect(rows).toEqual([{ n: 200 }]);
  }, 60_000);

  test("who waits too long for another file is told so", async () => {
    const file = await cases("late", 1);
    const who = await stage.as("dispatcher1");
    const other = await database.admin.connect();
    try {
      await other.query("begin");
      await other.query("select pg_advisory_xact_lock(hashtextextended($1::text, 83))", [
        stage.world.tenantId,
      ]);
      const attempt = execute(importCases, who, { file, mode: "import" as const }, newId());
      expect(await refused(attempt, "limit")).toMatchObject({ reason: "import.busy" });
    } finally {
      await other.query("rollback");
      other.release();
    }
  }, 60_000);
});

/** From now on the database counts how often each of its functions runs. */
async function countCalls(): Promise<void> {
  await closeClients();
  const name = new URL(database.adminUrl).pathname.slice(1);
  await database.admin.query(`alter database "${name}" set track_functions = 'pl'`);
  await database.admin.query("select pg_stat_reset()");
}

/** The triggers that have run for each of so many lines. What a connection has counted is told when it ends. */
async function calledFor(lines: number): Promise<string[]> {
  await closeClients();
  await expect.poll(connections, { timeout: 20_000 }).toBe(0);
  const { rows } = await database.admin.query<{ name: string }>(
    `select f.funcname as name from pg_stat_user_functions f join pg_proc p on p.oid = f.funcid
     where p.prorettype = 'trigger'::regtype and f.calls >= $1 order by 1`,
    [lines],
  );
  return rows.map(({ name }) => name);
}

async function connections(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    `select count(*)::int as n from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and usename like '%\\_app'`,
  );
  return rows[0]?.n ?? 0;
}
