import { beforeAll, expect, test } from "vitest";
import { volunteerSheet } from "@/components/service/volunteer-sheet";
import { exportRecords } from "@/lib/affairs/service/commands/export-records";
import { setColumns } from "@/lib/affairs/service/commands/set-columns";
import {
  columnsOf,
  volunteerFileIds,
  volunteerRows,
} from "@/lib/affairs/service/queries/volunteer-file";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { readSheetRows } from "@/lib/platform/files/sheet";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { Cast, type Volunteer } from "./cast";

const database = useDatabase("east");
let stage: Stage;
let agreed: Volunteer;
let silent: Volunteer;
let elsewhere: Volunteer;
beforeAll(async () => {
  stage = new Stage(database, "east");
  const cast = new Cast(database, "east");
  agreed = await cast.member("=cmd 甲", { consents: ["national_export"] });
  silent = await cast.member("乙");
  elsewhere = await cast.member("丙", {
    place: "street2.community1",
    consents: ["national_export"],
  });
  const paths = { [agreed.id]: "street1.community1", [silent.id]: "street1.community1" };
  for (const [who, day, status] of [
    [agreed, "2026-03-31T16:00:00Z", "confirmed"], // the first minute of April on the wall
    [agreed, "2026-03-31T15:30:00Z", "confirmed"], // still March
    [agreed, "2026-04-10T11:00:00Z", "submitted"],
    [silent, "2026-04-10T11:00:00Z", "confirmed"],
    [elsewhere, "2026-04-10T11:00:00Z", "confirmed"],
  ] as const) {
    const area = stage.world.areas[paths[who.id] ?? "street2.community1"];
    await database.pastTriggers(
      `insert into service_record (tenant_id, id, path, member_id, claim_id, kind, subject_id, title, place, what,
         starts_at, ends_at, minutes, status, decided_at, decided_by, entered_at)
       values ($1, $2, $3, $4, $5, 'shift', $5, '夜间巡逻', '东门', '巡逻一圈', $6::timestamptz,
         $6::timestamptz + interval '90 minutes', 90, $7, case when $7 = 'confirmed' then now() end,
         case when $7 = 'confirmed' then '社区书记' end, now())`,
      [stage.world.tenantId, newId(), area?.path, who.id, newId(), day, status],
    );
  }
});

const april = { from: "2026-04-01", to: "2026-04-30" };

async function fileOf(who: Credential, days = april): Promise<string[][]> {
  const key = newId();
  await execute(exportRecords, who, days, key);
  const { rows, given } = await withScope(who, "read", async (scope) => ({
    rows: await volunteerRows(scope, (await volunteerFileIds(scope, key)) ?? []),
    given: { now: scope.actor.now, timeZone: scope.actor.tenant.timeZone },
  }));
  const answer = await volunteerSheet(rows, given);
  const file = new File([await answer.arrayBuffer()], "a.xlsx");
  return readSheetRows(file, "file", { megabytes: 1, rows: 100 });
}

test("the file has confirmed service of those who agreed, in the range and the days of the wall", async () => {
  const [heads, ...rows] = await fileOf(await stage.as("community11"));
  expect(heads?.slice(0, 3)).toEqual(["姓名", "手机号", "工作单位"]);
  expect(rows).toHaveLength(1);
  // What would be a formula is a text.
  expect(rows[0]?.[0]).toBe("'=cmd 甲");
  expect(rows[0]).toContain("2026-04-01 00:00");
  expect(rows[0]).toContain("1.5");
  expect(await fileOf(await stage.as("org"))).toHaveLength(3);

  const { rows: audit } = await database.admin.query(
    "select detail from audit where tenant_id = $1 and command = 'service.exportRecords' and kind = 'export'",
    [stage.world.tenantId],
  );
  expect(audit).toHaveLength(2);
});

test("a file is for who has asked for it, and only for what is there", async () => {
  const community = await stage.as("community11");
  const key = newId();
  await execute(exportRecords, community, april, key);
  const other = await stage.as("community12");
  expect(await withScope(other, "read", (scope) => volunteerFileIds(scope, key))).toBeNull();
  const empty = { from: "2026-05-01", to: "2026-05-31" };
  await refused(execute(exportRecords, community, empty, newId()), "invalid");
  const turned = await refused(
    execute(exportRecords, community, { from: "2026-05-01", to: "2026-04-01" }, newId()),
    "invalid",
  );
  expect(turned.fields).toEqual({ to: "field.daysTurned" });
});

test("the district names and orders the columns; somebody else's change in between is not lost", async () => {
  const org = await stage.as("org");
  const columns = JSON.stringify([
    { head: "志愿者编号", field: "blank" },
    { head: "志愿者姓名", field: "name" },
    { head: "时长（小时）", field: "hours" },
  ]);
  await execute(setColumns, org, { version: "0", columns }, newId());
  await refused(execute(setColumns, org, { version: "0", columns }, newId()), "conflict");
  const [heads, row] = await fileOf(await stage.as("community11"));
  expect(heads).toEqual(["志愿者编号", "志愿者姓名", "时长（小时）"]);
  expect(row?.slice(1)).toEqual(["'=cmd 甲", "1.5"]);
  expect(await withScope(org, "read", columnsOf)).toMatchObject({ version: 1 });
  const none = await refused(
    execute(setColumns, org, { version: "1", columns: "[]" }, newId()),
    "invalid",
  );
  expect(none.fields).toEqual({ columns: "field.columns" });
});
