import { describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import type { z } from "zod";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { discardCatalogue } from "@/lib/affairs/tickets/commands/discard-catalogue";
import { importCatalogue } from "@/lib/affairs/tickets/commands/import-catalogue";
import { publishCatalogue } from "@/lib/affairs/tickets/commands/publish-catalogue";
import { removeEntry } from "@/lib/affairs/tickets/commands/remove-entry";
import { setEntry } from "@/lib/affairs/tickets/commands/set-entry";
import { catalogueColumns } from "@/lib/affairs/tickets/data/catalogue-columns";
import { catalogueFor } from "@/lib/affairs/tickets/queries/catalogue";
import { catalogueSheet } from "@/lib/affairs/tickets/queries/catalogue-export";
import { routesAt } from "@/lib/affairs/tickets/queries/routes";
import type { importCatalogueOutput } from "@/lib/affairs/tickets/schema/catalogue";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha", "beta");
const stage = new Stage(database, "alpha");
const beta = new Stage(database, "beta");

async function look(on: Stage, login: string, version?: string) {
  return withScope(await on.as(login), "read", (scope) => catalogueFor(scope, { version }));
}

async function route(on: Stage, code: string) {
  const { world } = on;
  const credential = await on.as("center");
  const place = must(world.areas["street1.community1.grid1"]).path;
  const [found] = await withScope(credential, "read", (scope) =>
    routesAt(scope, place, must(world.categories[code])),
  );
  return found;
}

describe("the district writes its catalogue", () => {
  test("a draft begins as what is in force, tells what it changes, and holds from its day", async () => {
    const { world } = stage;
    const center = await stage.as("center");
    await database.freeze(new Date("2026-05-01T09:00:00+08:00"));
    await execute(
      setEntry,
      center,
      {
        categoryId: must(world.categories["0102"]),
        lead: "organization",
        organizationId: must(world.departments["city"]).id,
        co: [must(world.departments["water"]).id],
        limitValue: "3",
        limitUnit: "work_day",
        closing: "现场恢复",
      },
      newId(),
    );
    const seen = await look(stage, "center");
    expect(seen.changes).toMatchObject([
      { kind: "changed", fields: ["organizationId", "co", "limit", "closing"] },
    ]);
    expect(seen.entries).toHaveLength(3);
    expect((await look(stage, "dispatcher1")).draft).toBeNull();
    expect((await route(stage, "0102"))?.organizationId).toBe(world.departments["housing"]?.id);

    const publish = { version: must(seen.draft).version, note: "职责调整" };
    const early = await refused(
      execute(publishCatalogue, center, { ...publish, effectiveFrom: "2026-04-30" }, newId()),
      "invalid",
    );
    expect(early.fields).toEqual({ effectiveFrom: "catalogue.past" });
    await execute(publishCatalogue, center, { ...publish, effectiveFrom: "2026-05-02" }, newId());
    expect((await route(stage, "0102"))?.organizationId).toBe(world.departments["housing"]?.id);
    await database.freeze(new Date("2026-05-02T00:30:00+08:00"));
    expect(await route(stage, "0102")).toMatchObject({
      organizationId: world.departments["city"]?.id,
      limit: { value: 3, unit: "work_day" },
    });
    const past = await look(stage, "dispatcher1", must(seen.published[0]).id);
    expect(past.entries.map(({ leadName }) => leadName)).toContain("住建局");
    await database.freeze(null);
  });

  test("who looked at an older draft does not publish it, and nothing new is no version", async () => {
    const center = await beta.as("center");
    const entry = { categoryId: must(beta.world.categories["0201"]), lead: "street" };
    await execute(setEntry, center, entry, newId());
    const { version } = must((await look(beta, "center")).draft);
    await execute(setEntry, center, { ...entry, closing: "清理干净" }, newId());
    const late = { effectiveFrom: "2099-01-01", note: "调整" };
    await refused(execute(publishCatalogue, center, { ...late, version }, newId()), "conflict");
    await execute(
      setEntry,
      center,
      {
        categoryId: must(beta.world.categories["0201"]),
        lead: "organization",
        organizationId: must(beta.world.departments["city"]).id,
      },
      newId(),
    );
    const same = must((await look(beta, "center")).draft);
    await refused(
      execute(publishCatalogue, center, { ...late, version: same.version }, newId()),
      "invalid",
    );
    await execute(discardCatalogue, center, { version: same.version }, newId());
    expect((await look(beta, "center")).draft).toBeNull();
  });

  test("a form filled from a wording that changed since is a conflict", async () => {
    const center = await beta.as("center");
    const categoryId = must(beta.world.categories["0101"]);
    await execute(setEntry, center, { categoryId, lead: "street" }, newId());
    const entryId = must(
      (await look(beta, "center")).entries.find((one) => one.categoryId === categoryId),
    ).id;
    await execute(setEntry, center, { categoryId, lead: "community", entryId }, newId());
    await refused(
      execute(setEntry, center, { categoryId, lead: "street", entryId }, newId()),
      "conflict",
    );
    await refused(execute(removeEntry, center, { categoryId, entryId }, newId()), "conflict");
    const { draft } = await look(beta, "center");
    await execute(discardCatalogue, center, { version: must(draft).version }, newId());
  });

  test.each([
    [{ limitValue: "16", limitUnit: "work_day" }, { limitValue: "catalogue.limit.bounds" }],
    [
      { limitValue: "60", limitUnit: "day", statutory: "on" },
      { reference: "catalogue.limit.reference" },
    ],
    [{ lead: "organization" }, { organizationId: "field.choose" }],
  ])("%o is refused beside its field", async (more, fields) => {
    const center = await beta.as("center");
    const input = { categoryId: must(beta.world.categories["0101"]), lead: "street", ...more };
    const refusal = await refused(execute(setEntry, center, input, newId()), "invalid");
    expect(refusal.fields).toEqual(fields);
  });

  test("the screen costs no more than twelve statements", async () => {
    const credential = await stage.as("center");
    const { statements } = await recordStatements(() =>
      withScope(credential, "read", (scope) => catalogueFor(scope, {})),
    );
    expect(statements.length).toBeLessThanOrEqual(12);
  });
});

describe("the catalogue as a spreadsheet", () => {
  type Told = z.infer<typeof importCatalogueOutput>;

  async function send(file: File, mode: "check" | "import"): Promise<Told> {
    return execute(importCatalogue, await beta.as("center"), { file, mode }, newId());
  }

  test("goes out and comes back as the same catalogue", async () => {
    const bytes = await withScope(await beta.as("center"), "read", (scope) =>
      catalogueSheet(scope),
    );
    const file = new File([bytes], "paidan.xlsx");
    expect(await send(file, "check")).toEqual({ state: "ready", count: 3, faults: [] });
    expect(await send(file, "import")).toMatchObject({ state: "imported", count: 3 });
    const { changes, draft } = await look(beta, "center");
    expect(changes).toEqual([]);
    await execute(
      discardCatalogue,
      await beta.as("center"),
      { version: must(draft).version },
      newId(),
    );
  });

  test("faults are told line by line, and nothing is written", async () => {
    const line = (category: string, area: string, lead: string, limit = "") => [
      category,
      area,
      lead,
      "",
      limit,
      "",
      "",
      "",
      "",
    ];
    const rows = [
      Object.values(catalogueColumns),
      line("没有的事项", "全区", "城管局"),
      line("垃圾堆放", "没有的街道", "城管局"),
      line("垃圾堆放", "全区", "没有的局"),
      line("房屋漏水", "全区", "属地街道", "99 个工作日"),
      line("房屋漏水", "beta第1街道", "属地社区", "3 个工作日"),
      line("房屋漏水", "beta第1街道", "住建局", "三天"),
    ];
    const cells = rows.map((row) => row.map((value) => ({ value, type: String })));
    const bytes = await writeXlsxFile(cells).toBuffer();
    const told = await send(new File([new Uint8Array(bytes)], "a.xlsx"), "import");
    expect(told.faults).toEqual([
      { row: 2, column: "category", reason: "import.category" },
      { row: 3, column: "area", reason: "import.place" },
      { row: 4, column: "lead", reason: "catalogue.organization" },
      { row: 5, column: "limit", reason: "catalogue.limit.bounds" },
      { row: 7, column: "limit", reason: "catalogue.limit.unit" },
      { row: 7, column: "category", reason: "catalogue.twice" },
    ]);
    expect((await look(beta, "center")).draft).toBeNull();
  });
});
