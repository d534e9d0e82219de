import { Buffer } from "node:buffer";
import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { ticketSheet } from "@/app/(console)/tickets/_list/sheet";
import { exportTickets } from "@/lib/affairs/tickets/commands/export-tickets";
import { ticketExportIds, ticketExportRows } from "@/lib/affairs/tickets/queries/export";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");
const starts = ["=1+1", "+86", "-2", "@cmd", "＝cmd", "＋1", "－1", "＠x"];

test("no cell begins a formula, nothing of the complainant, and the audit row is there", async () => {
  for (const start of starts) {
    await stage.report({ text: `${start} 楼道灯坏了`, name: "王小明", phone: "13800138000" });
  }
  const who = await stage.as("dispatcher1");
  const key = newId();
  await execute(exportTickets, who, { group: "waiting", q: "楼道" }, key);
  const ids = must(await withScope(who, "read", (scope) => ticketExportIds(scope, key)));
  const rows = await withScope(who, "read", (scope) => ticketExportRows(scope, ids));
  const now = Date.parse("2026-11-22T08:00:00Z");
  const answer = await ticketSheet(rows, { timeZone: "Asia/Shanghai", now });
  expect(answer.headers.get("content-disposition")).toContain("attachment");
  const [sheet] = await readXlsxFile(Buffer.from(await answer.arrayBuffer()));
  const cells = must(sheet).data.slice(1).flat();
  expect(must(sheet).data).toHaveLength(starts.length + 1);
  for (const cell of cells) {
    if (cell === null) continue;
    expect(typeof cell).toBe("string");
    expect(String(cell)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    expect(String(cell)).not.toMatch(/王小明|13800138000/);
  }
  expect(cells.some((cell) => String(cell).startsWith("'="))).toBe(true);
  const { rows: audits } = await database.admin.query<{ detail: Record<string, unknown> }>(
    "select detail from audit where kind = 'export' and command = 'ticket.export'",
  );
  expect(audits.map(({ detail }) => detail)).toEqual([
    { group: "waiting", rows: starts.length, searched: true },
  ]);
});

test("a file needs its own fresh record", async () => {
  const who = await stage.as("dispatcher1");
  const key = newId();
  await execute(exportTickets, who, {}, key);
  const ids = async (login: string, at: string) =>
    withScope(await stage.as(login), "read", (scope) => ticketExportIds(scope, at));
  expect(await ids("dispatcher1", key)).not.toBeNull();
  expect(await ids("secretary1", key)).toBeNull();
  expect(await ids("dispatcher1", newId())).toBeNull();
  await database.admin.query("update command_result set at = at - interval '11 minutes'");
  expect(await ids("dispatcher1", key)).toBeNull();
});

test("nothing to export and the wrong role are refused", async () => {
  await refused(
    execute(exportTickets, await stage.as("center"), { group: "ended" }, newId()),
    "invalid",
  );
  await refused(execute(exportTickets, await stage.as("grid111"), {}, newId()), "forbidden");
});
