import { mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addFacts } from "@/lib/affairs/tickets/commands/add-facts";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { sharedEnv } from "@/lib/platform/env";
import { sweepPhotos } from "@/lib/platform/files/photo";
import { knownAnywhere } from "@/lib/platform/jobs/tenants";
import { photo, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { startWorker } from "@/tests/support/worker";
import { must } from "@/tests/support/world";

// A photo is stored before its row. When the row is never written, the worker removes the file a day later.

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const beta = new Stage(database, "beta");
const day = 86_400_000;

const folder = () => path.join(sharedEnv().DATA_DIR, "files");

function stored(): string[] {
  mkdirSync(folder(), { recursive: true });
  return readdirSync(folder(), { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".jpg"),
  );
}

/** Both sizes of a photo that no row speaks of, written so long ago. */
function plant(ago: number): string[] {
  const key = newId();
  const names = [`${key.slice(-2)}/${key}.jpg`, `${key.slice(-2)}/${key}.small.jpg`];
  for (const name of names) write(name, Date.now() - ago);
  return names;
}

function write(name: string, at: number) {
  const target = path.join(folder(), name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, "x");
  utimesSync(target, new Date(at), new Date(at));
}

/** As if everything there had been there for two days. */
function age() {
  const then = new Date(Date.now() - 2 * day);
  for (const name of stored()) utimesSync(path.join(folder(), name), then, then);
}

test("the photo of a transaction that fails is a file without a row, and goes a day later", async () => {
  const mine = await stage.report({ photos: [await photo()] });
  await beta.report({ photos: [await photo()] });
  const before = stored();
  expect(before).toHaveLength(4);
  // The row is refused where only the database can refuse it: after the file is there.
  await database.admin.query(
    "alter table attachment add constraint planted check (width < 0) not valid",
  );
  const failed = execute(
    addFacts,
    mine.receipt,
    { text: "再补一张照片。", photos: [await photo()] },
    newId(),
  );
  await expect(failed).rejects.toThrow();
  await database.admin.query("alter table attachment drop constraint planted");
  expect(stored()).toHaveLength(6);

  const known = must(await knownAnywhere());
  // On the same day nothing goes.
  expect(await sweepPhotos(known, Date.now())).toEqual({ seen: 3, photos: 0, parts: 0 });
  age();
  expect(await sweepPhotos(known, Date.now())).toEqual({ seen: 3, photos: 1, parts: 0 });
  expect(stored().sort()).toEqual(before.sort());
});

test("every table that names files is asked", async () => {
  const { rows } = await database.admin.query<{ table: string }>(
    `select n.nspname || '.' || c.relname as table from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
     where a.attname ~ 'file_key' and c.relkind = 'r' and n.nspname in ('public', 'pub')`,
  );
  const { rows: source } = await database.admin.query<{ text: string }>(
    "select prosrc as text from pg_proc where oid = 'sec.known_files(text[])'::regprocedure",
  );
  const tables = rows.map(({ table }) => table).sort();
  expect(tables).toEqual(["pub.photo", "public.attachment", "public.co_photo"]);
  for (const table of tables) expect(must(source[0]).text).toContain(`from ${table} x`);
});

test("a photo of a project stays, also one that was taken down and whose time is not over", async () => {
  const { rows } = await database.admin.query<{ file_key: string }>(
    "select file_key from co_photo",
  );
  expect(rows.length).toBeGreaterThan(1);
  for (const { file_key: key } of rows) write(`${key.slice(-2)}/${key}.jpg`, Date.now() - 2 * day);
  await database.pastTriggers("update co_photo set hidden_at = now()", []);
  const names = stored();
  await sweepPhotos(must(await knownAnywhere()), Date.now());
  expect(stored().sort()).toEqual(names.sort());
});

test("the worker does it by itself and says how many, never which", async () => {
  const names = stored();
  plant(2 * day);
  const young = plant(day / 2);
  const worker = startWorker();
  await expect.poll(() => stored().length, { timeout: 60_000 }).toBe(names.length + young.length);
  await worker.stop("SIGTERM");
  expect(stored().sort()).toEqual([...names, ...young].sort());
  expect(worker.said()).toBe("");
}, 90_000);

test("with a district that this worker does not serve nothing is removed", async () => {
  await database.pastTriggers("update sec.tenant set demo = true where slug = 'beta'", []);
  expect(await knownAnywhere()).toBeNull();
});
