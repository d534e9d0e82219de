import writeXlsxFile from "write-excel-file/node";
import { z } from "zod";
import { lastList, listFile, listsDue } from "@/lib/ground/check-ins/queries/member-lists";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import type { AnyCommand } from "@/tests/support/all-commands";
import type { TestDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must, testJobSecret } from "@/tests/support/world";
import { figure, progress, type Figure } from "../figure";

const heads = ["姓名", "手机", "单位", "居住社区", "网格"];
const communities = ["east1街1社区", "east1街2社区", "east2街1社区", "east2街2社区"];

let round = 0;

/** One good line; its number makes the phone, of another range in each measurement. */
function goodLine(n: number): string[] {
  const phone = `18${String(round * 1_000_000 + n).padStart(9, "0")}`;
  return [
    "欧阳某",
    phone,
    `第${String(n % 380)}单位`,
    communities[n % 4] ?? "",
    n % 3 === 0 ? "第1网格" : "",
  ];
}

/** How a line goes wrong, and the column that must be told. */
const faults: readonly (readonly [column: string, spoil: (line: string[]) => void])[] = [
  ["name", (line) => (line[0] = "")],
  ["name", (line) => (line[0] = "王2")],
  ["name", (line) => (line[0] = "某")],
  ["phone", (line) => (line[1] = "1380000")],
  ["phone", (line) => (line[1] = "021-64881234")],
  ["phone", (line) => (line[1] = "")],
  ["phone", (line) => (line[1] = goodLine(0)[1] ?? "")],
  ["unit", (line) => (line[2] = "一".repeat(61))],
  ["community", (line) => (line[3] = "没有这个社区")],
  ["community", (line) => (line[3] = "")],
  ["grid", (line) => (line[4] = "第77网格")],
];

/**
 * A unit's list of `rows` lines, of which `wrong` are spoilt in eleven ways: sent, looked through,
 * confirmed and written by the commands given. Every wrong line must be told at its column, no other
 * line may be, and exactly the good ones may be written.
 */
export async function measureLists(
  database: TestDatabase,
  commands: ReadonlyMap<string, AnyCommand>,
  { rows, wrong }: { rows: number; wrong: number },
): Promise<Figure[]> {
  round += 1;
  const world = must(database.worlds["east"]);
  const token = await openPhoneSession(
    database.admin,
    world,
    "liaison",
    must(world.units["unit1"]).phone,
  );
  const liaison: Credential = { kind: "session", token };
  const job: Credential = { kind: "job", slug: "east", secret: testJobSecret };
  const run = (name: string, who: Credential, input: unknown) =>
    execute(must(commands.get(name)), who, input, newId());
  const count = async () => {
    const { rows: found } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from member_check_in where origin = 'unit_list'",
    );
    return found[0]?.n ?? 0;
  };

  const spoilt = new Map<number, string>();
  const every = Math.floor(rows / wrong);
  const lines = Array.from({ length: rows }, (_none, n) => {
    const line = goodLine(n);
    // Never the first, whose phone a later one repeats.
    if (n % every === every - 1 && spoilt.size < wrong) {
      const [column, spoil] = must(faults[spoilt.size % faults.length]);
      spoil(line);
      spoilt.set(n + 2, column);
    }
    return line;
  });
  const cells = [heads, ...lines].map((row) => row.map((value) => ({ value, type: String })));
  const bytes = new Uint8Array(await writeXlsxFile(cells).toBuffer());
  const before = await count();
  progress(`${String(rows)} rows, ${String(wrong)} of them wrong`);

  const started = performance.now();
  await run("memberList.send", liaison, { file: new File([bytes], "list.xlsx") });
  const [id = ""] = (await withScope(job, "read", listsDue)).toCheck;
  const file = must(await withScope(job, "read", (scope) => listFile(scope, id)));
  await run("memberList.check", job, { id, file: new File([new Uint8Array(file)], "list.xlsx") });
  const checked = must(await withScope(liaison, "read", lastList));
  const dry = (await count()) - before;
  await run("memberList.confirm", liaison, { id, version: String(checked.version) });
  for (const part of (await withScope(job, "read", listsDue)).toWrite) {
    await run("memberList.write", job, part);
  }
  const seconds = (performance.now() - started) / 1000;

  const told = new Map(checked.faults.map(({ row, column }) => [row, column]));
  const missed = [...spoilt].filter(([row, column]) => told.get(row) !== column);
  const alarms = [...told].filter(([row]) => !spoilt.has(row));
  const written = (await count()) - before;
  const { rows: wrongly } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from member where unit_name ~ '^一{61}' or name_masked = ''",
  );
  const strayed = Math.abs(written - (rows - spoilt.size)) + dry + z.number().parse(wrongly[0]?.n);
  const text = ([row, column]: readonly [number, string]) => `row ${String(row)} ${column}`;
  return [
    ...speed(rows, seconds),
    figure("check-ins.import.missed", missed.length, "= 0", "rows", missed.map(text)),
    figure("check-ins.import.false_alarms", alarms.length, "= 0", "rows", alarms.map(text)),
    figure("check-ins.import.written_wrongly", strayed, "= 0", "rows"),
  ];
}

/** What the 30,000 rows of the issue may take. */
export function speed(rows: number, seconds: number): Figure[] {
  return [
    figure("check-ins.import.seconds", Math.round(seconds * 10) / 10, "<= 60", "s"),
    figure("check-ins.import.rows_per_second", Math.round(rows / seconds), ">= 500", "rows/s"),
  ];
}
