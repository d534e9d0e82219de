import { beforeAll, expect, test } from "vitest";
import { acceptMany } from "@/lib/ground/check-ins/commands/accept-many";
import { decline } from "@/lib/ground/check-ins/commands/decline";
import { waitingPage } from "@/lib/ground/check-ins/queries/waiting";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { writeMember } from "@/tests/support/members";
import { must } from "@/tests/support/world";

const database = useDatabase("east");
let stage: Stage;
let unitName: string;
beforeAll(async () => {
  stage = new Stage(database, "east");
  const { rows } = await database.admin.query<{ name: string }>(
    "select name from organization where tenant_id = $1 and kind = 'department' limit 1",
    [stage.world.tenantId],
  );
  unitName = must(rows[0]).name;
});

let serial = 0;

async function waiting(n: number, place = "street1.community1"): Promise<string[]> {
  const client = await database.admin.connect();
  try {
    const ids: string[] = [];
    await client.query("set session_replication_role = replica");
    for (let i = 0; i < n; i += 1) {
      serial += 1;
      const phone = `1310000${String(serial).padStart(4, "0")}`;
      const given = { name: `钱${String(serial)}`, status: "submitted", phone } as const;
      ids.push((await writeMember(client, stage.world, place, given)).checkInId);
    }
    return ids;
  } finally {
    await client.query("reset session_replication_role");
    client.release();
  }
}

async function rowsOf(ids: readonly string[]) {
  const { rows } = await database.admin.query<{
    id: string;
    status: string;
    grid_id: string | null;
    branch_name: string | null;
    named: boolean;
    checked: boolean;
  }>(
    `select k.id, k.status, k.grid_id, k.branch_name, k.unit_id is not null and k.unit_id = m.unit_id as named,
       m.phone_checked_at is not null as checked
     from member_check_in k join member m on m.tenant_id = k.tenant_id and m.id = k.member_id
     where k.id = any ($1) order by array_position($1, k.id)`,
    [ids],
  );
  return rows;
}

function grid(name: string) {
  return must(stage.world.areas[name]).id;
}

test("a whole list is accepted with one press, each into the named grid or the chosen one", async () => {
  const ids = await waiting(3);
  const named = grid("street1.community1.grid1");
  await database.pastTriggers("update member_check_in set grid_id = $2 where id = $1", [
    ids[0],
    named,
  ]);
  await database.pastTriggers(
    `update member set phone_checked_at = null, unit_id = null, unit_name = $2
     where id = (select member_id from member_check_in where id = $1)`,
    [ids[1], unitName],
  );
  const community = await stage.as("community11");
  const page = await withScope(community, "read", waitingPage);
  expect(page.lines.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
  expect(page.waiting).toBeGreaterThanOrEqual(3);

  const noGrid = await refused(
    execute(acceptMany, community, { ids, phoneChecked: "on" }, newId()),
    "invalid",
  );
  expect(noGrid.fields).toEqual({ gridId: "field.gridForAll" });
  const chosen = grid("street1.community1.grid2");
  const unproven = await refused(
    execute(acceptMany, community, { ids, gridId: chosen }, newId()),
    "invalid",
  );
  expect(unproven.fields).toEqual({ phoneChecked: "checkIn.phone.uncheckedMany" });

  await execute(acceptMany, community, { ids, gridId: chosen, phoneChecked: "on" }, newId());
  const rows = await rowsOf(ids);
  expect(rows.map(({ status, checked }) => [status, checked])).toEqual(
    ids.map(() => ["active", true]),
  );
  expect(rows.map(({ grid_id }) => grid_id)).toEqual([named, chosen, chosen]);
  expect(rows[1]).toMatchObject({ named: true });
  expect(rows[0]?.branch_name).toMatch(/党支部$/);
  const { rows: told } = await database.admin.query(
    "select from event where tenant_id = $1 and name = 'checkIn.accepted' and subject_id = any ($2)",
    [stage.world.tenantId, ids],
  );
  expect(told).toHaveLength(3);
});

test("what somebody has decided meanwhile stops all of it; what lies elsewhere is not found", async () => {
  const ids = await waiting(2);
  const community = await stage.as("community11");
  await execute(
    decline,
    community,
    { id: ids[0], version: 1, text: "请向单位所在社区报到。" },
    newId(),
  );
  const gridId = grid("street1.community1.grid1");
  const input = { ids, gridId, phoneChecked: "on" };
  await refused(execute(acceptMany, community, input, newId()), "conflict");
  expect((await rowsOf(ids)).map(({ status }) => status)).toEqual(["declined", "submitted"]);

  const elsewhere = await waiting(1, "street1.community2");
  const both = { ...input, ids: [must(ids[1]), ...elsewhere] };
  await refused(execute(acceptMany, community, both, newId()), "not-found");
  await refused(
    execute(acceptMany, await stage.as("secretary1"), { ...input, ids: elsewhere }, newId()),
    "invalid",
  );
  await refused(execute(acceptMany, community, { ...input, ids: [] }, newId()), "invalid");
});
