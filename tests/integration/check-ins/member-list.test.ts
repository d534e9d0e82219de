import { beforeAll, describe, expect, test } from "vitest";
import writeXlsxFile from "write-excel-file/node";
import { cancelList } from "@/lib/ground/check-ins/commands/cancel-list";
import { confirmList } from "@/lib/ground/check-ins/commands/confirm-list";
import { sendList } from "@/lib/ground/check-ins/commands/send-list";
import { writePart } from "@/lib/ground/check-ins/commands/write-part";
import { lastList, listsDue } from "@/lib/ground/check-ins/queries/member-lists";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { workLists } from "@/scripts/jobs/member-lists";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { openPhoneSession } from "@/tests/support/members";
import { must } from "@/tests/support/world";

// A list of members on its way from a unit or a community into check-ins: looked through first,
// written after a person has said so, the good rows and no others.

const database = useDatabase("east");
const stage = new Stage(database, "east");
const heads = ["姓名", "手机", "单位", "居住社区", "网格"];
let liaison: Credential;
let community: Credential;

beforeAll(async () => {
  const unit = must(stage.world.units["unit1"]);
  const token = await openPhoneSession(database.admin, stage.world, "liaison", unit.phone);
  liaison = { kind: "session", token };
  community = await stage.as("community11");
});

describe("a unit's list", () => {
  test("is looked through without writing, and tells row, column, value and reason", async () => {
    const before = await members();
    await send(liaison, [
      ["周一鸣", "13900000101", "", "east1街1社区", "第1网格"],
      ["周二", "139000001", "", "east1街1社区", ""],
      ["", "13900000103", "", "east1街1社区", ""],
      ["周三", "13900000101", "", "east1街1社区", ""],
      ["周四", "13900000104", "", "没有这个社区", ""],
      ["周五", "13900000105", "", "east2街2社区", "第9网格"],
      ["周6", "13900000106", "", "east2街2社区", ""],
      ["林某", must(stage.world.members["member22"]).phone, "", "east1街1社区", ""],
      ["周八", "+86 139-0000-0108", "第二校区", "east第2街道/east2街2社区", ""],
    ]);
    await work();
    const list = await seen(liaison);
    expect(list).toMatchObject({ status: "checked", total: 9, good: 2, faulty: 7, written: 0 });
    expect(
      list.faults.map(({ row, column, value, reason }) => [row, column, value, reason]),
    ).toEqual([
      [3, "phone", "139000001", "list.mobile"],
      [4, "name", "", "field.required"],
      [5, "phone", "13900000101", "list.twice"],
      [6, "community", "没有这个社区", "list.community"],
      [7, "grid", "第9网格", "list.grid"],
      [8, "name", "周6", "list.notName"],
      [9, "phone", must(stage.world.members["member22"]).phone, "list.known"],
    ]);
    expect(await members()).toBe(before);
  });

  test("nobody else sees it, and nothing of it lies readable in the database", async () => {
    expect(await withScope(community, "read", lastList)).toBeNull();
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from member_list_part where position('13900000101'::bytea in body_cipher) > 0",
    );
    expect(rows[0]?.n).toBe(0);
  });

  test("after the confirmation exactly the good rows are submitted where they live", async () => {
    const list = await seen(liaison);
    await execute(confirmList, liaison, { id: list.id, version: String(list.version) }, newId());
    await work();
    expect(await seen(liaison)).toMatchObject({ status: "done", written: 2, known: 0 });
    const { rows } = await database.admin.query(
      `select m.unit_name, a.name as community, k.status, k.origin, g.name as grid, m.unit_id = k.unit_id as same
       from member m join member_check_in k on k.member_id = m.id join area a on a.id = k.area_id
       left join area g on g.id = k.grid_id where m.created_at > now() - interval '1 minute' and m.origin = 'unit_list'
         and m.id not in (select unnest($1::uuid[])) order by community`,
      [Object.values(stage.world.members).map(({ id }) => id)],
    );
    expect(rows).toEqual([
      {
        unit_name: must(stage.world.units["unit1"]).name,
        community: "east1街1社区",
        status: "submitted",
        origin: "unit_list",
        grid: "第1网格",
        same: true,
      },
      {
        unit_name: "第二校区",
        community: "east2街2社区",
        status: "submitted",
        origin: "unit_list",
        grid: null,
        same: true,
      },
    ]);
  });

  test("what is read of a list is gone when it is written", async () => {
    const { rows } = await database.admin.query<{ kind: string }>(
      "select distinct kind from member_list_part where body_cipher is not null",
    );
    expect(rows.map(({ kind }) => kind)).toEqual(["faults"]);
  });
});

describe("a community's list", () => {
  test("needs no community, and refuses one that is elsewhere", async () => {
    await send(community, [
      ["吴一", "13900000201", "区图书馆", "", ""],
      ["吴二", "13900000202", "区图书馆", "east2街1社区", ""],
      ["吴三", "13900000203", "", "", ""],
    ]);
    await work();
    const list = await seen(community);
    expect(list.faults.map(({ row, reason }) => [row, reason])).toEqual([
      [3, "list.outside"],
      [4, "field.required"],
    ]);
    expect(list.good).toBe(1);
  });

  test("is one at a time, and another can be sent when it is cancelled", async () => {
    await expect(
      send(community, [["吴四", "13900000204", "区图书馆", "", ""]]),
    ).rejects.toMatchObject({
      code: "limit",
    });
    const list = await seen(community);
    await execute(cancelList, community, { id: list.id, version: String(list.version) }, newId());
    await work();
    const { rows } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from member_list_part where list_id = $1 and body_cipher is not null",
      [list.id],
    );
    expect(rows[0]?.n).toBe(0);
    expect(await countOf("13900000201")).toBe(0);
  });

  test("cut off in the middle it goes on where it was, and writes nobody twice", async () => {
    const rows = Array.from({ length: 2_300 }, (_none, n) => [
      "郑多多",
      `135${String(n).padStart(8, "0")}`,
      "区图书馆",
      "",
      "",
    ]);
    await send(community, rows);
    await work();
    const list = await seen(community);
    await execute(confirmList, community, { id: list.id, version: String(list.version) }, newId());
    // The worker dies after the second of three parts.
    for (const n of [0, 1]) await execute(writePart, stage.job, { id: list.id, n }, newId());
    expect(await seen(community)).toMatchObject({ status: "writing", written: 2_000 });
    await expect(
      execute(writePart, stage.job, { id: list.id, n: 1 }, newId()),
    ).rejects.toMatchObject({ code: "wrong-status" });
    await work();
    expect(await seen(community)).toMatchObject({ status: "done", written: 2_300, known: 0 });
    const { rows: counted } = await database.admin.query<{ n: number }>(
      "select count(*)::int as n from member_check_in where origin = 'community'",
    );
    expect(counted[0]?.n).toBe(2_300);
    expect((await withScope(stage.job, "read", listsDue)).toWrite).toEqual([]);
  }, 60_000);

  test("who has left and is on a list again reports anew, under the same phone", async () => {
    const { id, checkInId, phone } = must(stage.world.members["member12"]);
    await database.pastTriggers(
      "update member_check_in set status = 'ended', end_reason = 'moved', ended_at = now() where id = $1",
      [checkInId],
    );
    await send(community, [["林一二", phone, "区图书馆", "", ""]]);
    await work();
    const list = await seen(community);
    await execute(confirmList, community, { id: list.id, version: String(list.version) }, newId());
    await work();
    const { rows } = await database.admin.query(
      "select status, path from member_check_in where member_id = $1 and status = 'submitted'",
      [id],
    );
    expect(rows).toEqual([
      { status: "submitted", path: must(stage.world.areas["street1.community1"]).path },
    ]);
  });

  test("a file that is none says so", async () => {
    const file = new File(["no sheet"], "mingdan.xlsx");
    await execute(sendList, community, { file }, newId());
    await work();
    expect(await seen(community)).toMatchObject({ status: "unreadable", reason: "sheet.notOne" });
  });

  test("a file without the heads says so", async () => {
    await send(community, [["x", "y"]], ["名字", "电话"]);
    await work();
    expect(await seen(community)).toMatchObject({ status: "unreadable", reason: "list.heads" });
  });
});

async function send(who: Credential, rows: string[][], head = heads): Promise<void> {
  const cells = [head, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  const bytes = await writeXlsxFile(cells).toBuffer();
  const file = new File([new Uint8Array(bytes)], "名单.xlsx");
  await execute(sendList, who, { file }, newId());
}

/** The worker's run, once. A fault of it is a fault of the test. */
async function work(): Promise<void> {
  const read: Parameters<typeof workLists>[0]["read"] = (query) =>
    withScope(stage.job, "read", query);
  const job = { credential: stage.job, read };
  await workLists(job, new AbortController().signal, (_doing, run) => run());
}

async function seen(who: Credential) {
  return must(await withScope(who, "read", lastList));
}

async function members(): Promise<number> {
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from member",
  );
  return rows[0]?.n ?? 0;
}

async function countOf(phone: string): Promise<number> {
  const { indexField } = await import("@/lib/platform/crypto/field");
  const { rows } = await database.admin.query<{ n: number }>(
    "select count(*)::int as n from member where phone_index = $1",
    [Buffer.from(indexField("phone", phone))],
  );
  return rows[0]?.n ?? 0;
}
