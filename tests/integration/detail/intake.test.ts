import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { withScope } from "@/lib/platform/db/scope";
import { newId } from "@/lib/platform/core/id";
import { spreadsheet } from "@/lib/platform/files/spreadsheet";
import { importCases } from "@/lib/affairs/tickets/commands/import-cases";
import { recordSolved } from "@/lib/affairs/tickets/commands/record-solved";
import { caseColumns } from "@/lib/affairs/tickets/data/case-columns";
import { caseTemplate } from "@/lib/affairs/tickets/queries/case-template";
import { photo, refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { zip } from "@/tests/support/hostile-sheets";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

describe("自办自结", () => {
  const input = async () => ({
    text: "楼道堆放了纸箱，占用通道。",
    categoryId: must(stage.world.categories["0201"]),
    result: "已当场联系户主清走，通道畅通。",
    after: [await photo()],
  });

  test("registers and closes in one, with both facts in the history", async () => {
    const { number } = await execute(
      recordSolved,
      await stage.as("grid111"),
      await input(),
      newId(),
    );
    const ticket = await stage.ticket(number);
    expect(ticket).toMatchObject({ status: "closed", outcome: "solved", source: "grid" });
    expect(ticket["area_id"]).toBe(must(stage.world.areas["street1.community1.grid1"]).id);
    expect(await stage.events(ticket.id)).toEqual(["ticket.registered", "ticket.self_solved"]);
  });

  test("is not for desks", async () => {
    const attempt = execute(recordSolved, await stage.as("dispatcher1"), await input(), newId());
    await refused(attempt, "forbidden");
  });
});

describe("cases from a spreadsheet", () => {
  const columns = Object.values(caseColumns).map((head) => ({ head, width: 10 }));
  const line = (number: string, changes: Record<string, string> = {}) =>
    Object.values({
      externalNumber: number,
      externalDueAt: "2026-12-01 18:00",
      type: "投诉",
      category: "物业服务",
      place: "alpha1街1社区",
      address: "",
      text: "小区保安长期不在岗，门禁也坏了。",
      name: "王小明",
      phone: "13812345678",
      ...changes,
    });
  const sheet = async (...rows: string[][]) => fileOf(await spreadsheet("工单", columns, rows));
  const run = async (file: File, mode: "check" | "import", login = "dispatcher1") =>
    execute(importCases, await stage.as(login), { file, mode }, newId());
  const count = async () => {
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from ticket where tenant_id = $1",
      [stage.world.tenantId],
    );
    return must(rows[0]).n;
  };

  test("are looked through first, then written as one", async () => {
    const before = await count();
    const file = await sheet(line("A-1"), line("A-2", { place: "" }));
    expect(await run(file, "check")).toMatchObject({ state: "ready", count: 2 });
    expect(await count()).toBe(before);
    const told = await run(file, "import");
    expect(told).toMatchObject({ state: "imported", count: 2 });
    const ticket = await stage.ticket(told.first);
    expect(ticket).toMatchObject({
      status: "screening",
      source: "hotline",
      type: "complaint",
      external_number: "A-1",
    });
    expect(await stage.events(ticket.id)).toEqual(["ticket.registered"]);
  });

  test("one wrong line, and none is written; each fault is told with its line", async () => {
    const known = await run(await sheet(line("B-1")), "import");
    const before = await count();
    const told = await run(
      await sheet(
        line("B-2"),
        line("B-1"),
        line("B-3", { category: "没有的分类" }),
        line("B-4", { place: "alpha2街1社区" }),
        line("B-5", { phone: "110" }),
      ),
      "import",
    );
    expect(told.state).toBe("faults");
    expect(told.faults).toEqual([
      { row: 3, column: "externalNumber", reason: "import.known", number: known.first },
      { row: 4, column: "category", reason: "import.category", number: "" },
      { row: 5, column: "place", reason: "import.place", number: "" },
      { row: 6, column: "phone", reason: "field.phone", number: "" },
    ]);
    expect(await count()).toBe(before);
  });

  test("the district's land in its pool when no community is named", async () => {
    const bare = await run(await sheet(line("C-1", { place: "" })), "check", "center");
    expect(bare.faults).toMatchObject([{ column: "place", reason: "field.place" }]);
    const file = await sheet(line("C-1", { place: "", address: "春申路100弄" }));
    const told = await run(file, "import", "center");
    expect((await stage.ticket(told.first)).status).toBe("registered");
  });

  test("a thousand lines are taken, one more is not", async () => {
    const lines = Array.from({ length: 1000 }, (_, n) => line(`D-${String(n)}`));
    expect(await run(await sheet(...lines), "import")).toMatchObject({ count: 1000 });
    const more = await refused(run(await sheet(...lines, line("E")), "check"), "invalid");
    expect(more.fields).toEqual({ file: "sheet.tooManyRows" });
  }, 60_000);

  test("the template can be filled in and read back", async () => {
    const bytes = await withScope(await stage.as("dispatcher1"), "read", caseTemplate);
    expect(await run(fileOf(bytes), "check")).toMatchObject({ state: "ready", count: 1 });
  });

  test("only dispatchers import", async () => {
    await refused(run(await sheet(line("F-1")), "import", "community11"), "forbidden");
  });

  test.each([
    ["a text", () => Buffer.from("a,b,c"), "sheet.notOne"],
    ["nothing", () => Buffer.alloc(0), "sheet.notOne"],
    ["half a file", async () => (await bytesOf(line("G"))).subarray(0, 900), "sheet.notOne"],
    ["a bomb", () => zip({ "xl/worksheets/sheet1.xml": Buffer.alloc(40 << 20) }), "sheet.tooMuch"],
    ["a thousand parts", () => zip(parts(1000)), "sheet.tooMuch"],
    ["a macro", () => zip({ "xl/vbaProject.bin": Buffer.from("x") }), "sheet.active"],
    [
      "a formula",
      () => zip({ "xl/worksheets/sheet1.xml": Buffer.from("<c><f>HYPERLINK(1)</f></c>") }),
      "sheet.active",
    ],
    ["too many bytes", () => Buffer.alloc(3 << 20), "sheet.tooLarge"],
  ])("%s is refused with a sentence", async (_what, bytes, reason) => {
    const refusal = await refused(run(fileOf(await bytes()), "check"), "invalid");
    expect(refusal.fields).toEqual({ file: reason });
  });

  const bytesOf = async (row: string[]) => Buffer.from(await spreadsheet("工单", columns, [row]));
});

function fileOf(bytes: Uint8Array): File {
  return new File([new Uint8Array(bytes)], "cases.xlsx");
}

function parts(n: number): Record<string, Buffer> {
  return Object.fromEntries(
    Array.from({ length: n }, (_, i) => [`p${String(i)}`, Buffer.from("x")]),
  );
}
