import { expect, test } from "vitest";
import { exportSheet } from "@/lib/across/sheets/commands/export";
import { isRecorded, sheetRows } from "@/lib/across/sheets/queries";
import { importKinds } from "@/lib/ground/imports/schema";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { CoBuildingStage } from "@/tests/support/co-building-stage";
import { refused } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";

// 导出现有: no file exists without its audit row (DOMAIN §11.2, P10).

const database = useDatabase("east");
const stage = new CoBuildingStage(database, "east");

test("what is there is given out under a key that was recorded, to who recorded it", async () => {
  const street = await stage.as("secretary1");
  const district = await stage.as("org");
  const before = await stage.read(street, (scope) => sheetRows(scope, "resources"));
  await stage.resource();
  await stage.resource();
  const key = newId();
  expect(await execute(exportSheet, street, { kind: "resources" }, key)).toEqual({
    kind: "resources",
  });
  const opens = (who: typeof street, kind: (typeof importKinds)[number], which = key) =>
    stage.read(who, (scope) => isRecorded(scope, kind, `http://localhost/file?key=${which}`));
  expect(await opens(street, "resources")).toBe(true);
  expect(await opens(street, "projects")).toBe(false);
  expect(await opens(street, "resources", newId())).toBe(false);
  expect(await opens(district, "resources")).toBe(false);
  const community = await stage.as("community11");
  await refused(execute(exportSheet, community, { kind: "resources" }, newId()), "forbidden");
  const { rows } = await database.admin.query(
    "select detail from audit where kind = 'export' and command = 'sheets.export'",
  );
  expect(rows).toEqual([{ detail: { kind: "resources", rows: before + 2, searched: false } }]);
});

test("of every kind the rows of the own range are counted, and none of another", async () => {
  const other = await stage.as("secretary2");
  const counts = () =>
    stage.read(other, async (scope) => {
      const found: number[] = [];
      for (const kind of importKinds) found.push(await sheetRows(scope, kind));
      return found;
    });
  const before = await counts();
  await stage.resource();
  expect(await counts()).toEqual(before);
});
