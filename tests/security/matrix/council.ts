import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { sealed } from "@/tests/support/members";
import type { SeededCouncil } from "@/tests/support/councils";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

let serial = 0;

export interface Council {
  councilId: string;
  councilVersion: number;
  seatId: string;
  holderId: string;
  /** Of the part-time member who enters by phone: the seat, something of the list, and a record of it. */
  contact: { seatId: string; itemKey: string; recordId: string };
  /** A monthly rotation of two organizations; the second turn is not the one's that has a seat. */
  rotation: { planId: string; turns: readonly string[]; seatedId: string; officeId: string };
}

/**
 * A deputy's seat in the council of a street's first community, for which somebody is as far as asked for.
 * "none": the places have no council any more, so that one can be set up. "term": another council in its place,
 * whose term may end without the other scenes' seats. "listed" and "unlisted": the district has a list of what is kept
 * up with, or none yet.
 */
export async function writeCouncil(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  status = "recommended",
): Promise<Council> {
  const seeded = must(world.councils[`council${String(street)}1`]);
  const { tenantId } = world;
  const dissolve = "update council set dissolved_on = established_on, version = version + 1";
  if (status === "none") {
    await db.query(`${dissolve} where tenant_id = $1 and dissolved_on is null`, [tenantId]);
  } else {
    // What an earlier scene has set up in its place makes room again.
    const others = "tenant_id = $1 and area_id = $2 and id <> $3 and dissolved_on is null";
    await db.query(`${dissolve} where ${others}`, [tenantId, seeded.areaId, seeded.id]);
    if (status === "term") return writeSpare(db, seeded, tenantId);
    // The street's stands again too: what a community cannot solve goes up to it.
    const above = must(world.councils[`council${String(street)}`]);
    await db.query(
      `update council c set dissolved_on = null, version = version + 1
       where tenant_id = $1 and id = any ($2) and dissolved_on is not null and not exists (
         select from council o where o.tenant_id = $1 and o.area_id = c.area_id and o.dissolved_on is null)`,
      [tenantId, [seeded.id, above.id]],
    );
  }
  const { rows } = await db.query<{ version: number }>(
    "select version from council where tenant_id = $1 and id = $2",
    [tenantId, seeded.id],
  );
  const council = {
    councilId: seeded.id,
    councilVersion: must(rows[0]).version,
    seatId: newId(),
    holderId: newId(),
    contact: await writeContact(db, world, seeded, status),
    rotation: await writeRotation(db, world, seeded),
  };
  const placed = { tenant_id: tenantId, path: seeded.path, council_id: seeded.id };
  await insertRow(db, "council_seat", {
    ...placed,
    id: council.seatId,
    term_id: seeded.termId,
    kind: "deputy",
    function: "general",
    organization_id: seeded.organizationId,
    organization_name: "示范单位",
  });
  serial += 1;
  const phone = sealed(`1360000${String(serial).padStart(4, "0")}`, "");
  await insertRow(db, "seat_holder", {
    ...placed,
    id: council.holderId,
    seat_id: council.seatId,
    organization_id: seeded.organizationId,
    role: "holder",
    name: "李委员",
    title: "副主任",
    phone_cipher: phone.phone,
    phone_masked: "136****0000",
    phone_index: phone.index,
    status: ["none", "listed", "unlisted"].includes(status) ? "recommended" : status,
    starts_on: status === "appointed" || status === "published" ? "2026-02-01" : null,
  });
  return council;
}

/** A council in the place of the seeded one, in its first term and without seats. */
async function writeSpare(
  db: pg.ClientBase,
  seeded: SeededCouncil,
  tenantId: string,
): Promise<Council> {
  await db.query(
    `update council set dissolved_on = established_on, version = version + 1
     where tenant_id = $1 and id = $2 and dissolved_on is null`,
    [tenantId, seeded.id],
  );
  const councilId = newId();
  const placed = { tenant_id: tenantId, path: seeded.path };
  await insertRow(db, "council", {
    ...placed,
    id: councilId,
    area_id: seeded.areaId,
    level: "community",
    name: "示范社区大党委",
    established_on: "2026-01-01",
  });
  await insertRow(db, "council_term", {
    ...placed,
    id: newId(),
    council_id: councilId,
    number: 1,
    starts_on: "2026-01-01",
    ends_on: "2030-12-31",
    status: "current",
  });
  return {
    councilId,
    councilVersion: 1,
    seatId: newId(),
    holderId: newId(),
    contact: { seatId: newId(), itemKey: newId(), recordId: newId() },
    rotation: { planId: newId(), turns: [], seatedId: newId(), officeId: newId() },
  };
}

async function writeContact(
  db: pg.ClientBase,
  world: World,
  seeded: SeededCouncil,
  status: string,
): Promise<Council["contact"]> {
  const contact = { seatId: seeded.seatId, itemKey: newId(), recordId: newId() };
  const { tenantId: tenant_id, root } = world;
  if (status === "unlisted") {
    await db.query("delete from contact_item where tenant_id = $1", [tenant_id]);
    await db.query("delete from contact_version where tenant_id = $1", [tenant_id]);
  }
  const entered = { entered_at: new Date(), entered_by: "t" };
  if (status === "listed") {
    const placed = { tenant_id, path: root };
    const version_id = newId();
    await insertRow(db, "contact_version", {
      ...placed,
      ...entered,
      id: version_id,
      area_id: must(world.areas["district"]).id,
      valid_from: "2020-01-01",
    });
    await insertRow(db, "contact_item", {
      ...placed,
      id: newId(),
      version_id,
      position: 1,
      key: contact.itemKey,
      title: "联一户居民",
      body: "联系一户居民。",
      frequency: "quarter",
      kinds: "{part_time}",
    });
  }
  await insertRow(db, "contact_record", {
    tenant_id,
    path: seeded.path,
    id: contact.recordId,
    council_id: seeded.id,
    seat_id: seeded.seatId,
    holder_id: seeded.holderId,
    organization_name: "示范单位",
    item_key: contact.itemKey,
    item_title: "联一户居民",
    happened_on: "2026-03-01",
    what: "走访一户。",
    ...entered,
  });
  return contact;
}

/** Monthly, from this month on, in the place of what an earlier scene has left. */
async function writeRotation(db: pg.ClientBase, world: World, seeded: SeededCouncil) {
  const { tenantId: tenant_id } = world;
  const { id: council_id, path } = seeded;
  await db.query("set local session_replication_role = replica");
  await db.query(
    `update rotation_plan set starts_on = '2020-01-01', ends_on = '2020-12-31'
     where tenant_id = $1 and council_id = $2`,
    [tenant_id, council_id],
  );
  const { rows } = await db.query<{ day: string }>(
    `select (date_trunc('month', sec.now() at time zone 'Asia/Shanghai') + make_interval(months => n))::date::text as day
     from generate_series(0, 2) n order by n`,
  );
  const turns = rows.map(({ day }) => day);
  const planId = newId();
  const placed = { tenant_id, path, council_id };
  await insertRow(db, "rotation_plan", {
    ...placed,
    id: planId,
    period: "month",
    starts_on: turns[0],
    entered_at: new Date(),
    entered_by: "t",
  });
  const other = must(Object.values(world.departments).at(-1));
  const order = [seeded.organizationId, other.id];
  for (const [at, organization_id] of order.entries()) {
    await insertRow(db, "rotation_place", {
      ...placed,
      id: newId(),
      plan_id: planId,
      position: at + 1,
      organization_id,
      organization_name: "示范单位",
    });
  }
  await db.query("set local session_replication_role = origin");
  // The secretary's seat is the office's.
  const { rows: seats } = await db.query<{ id: string }>(
    "select organization_id as id from council_seat where tenant_id = $1 and id = $2",
    [tenant_id, seeded.secretarySeatId],
  );
  return { planId, turns, seatedId: seeded.organizationId, officeId: must(seats[0]).id };
}
