import { randomBytes } from "node:crypto";
import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type SeededArea, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** What an administrator's commands need of one street. */
export interface Registers {
  street: SeededArea;
  community: SeededArea;
  grid: SeededArea;
  building: SeededArea;
  /** A department with a clerk, one without anybody. */
  department: string;
  emptyDepartment: string;
  /** A clerk with account and duty, a person without account, and the clerk's duty. */
  clerk: string;
  newcomer: string;
  duty: string;
  /** A duty of the street's desk, and a coming absence from it. */
  desk: string;
  absence: string;
  /** Of the same duty on one coming day. */
  onCall: string;
  code: string;
  /** A district of another server. */
  knownDistrict: string;
  /** Another system that hands in matters. */
  system: string;
  /** Of the columns of the volunteer file; 0 before there are some. */
  columnsVersion: number;
  /** A message to the clerk that could not be sent. */
  delivery: string;
  /** A matter that is kept from being forgotten. */
  hold: string;
}

let serial = 0;

/** Adds to street `street` (1 or 2) departments and people of its own, fresh for each call. */
export async function writeRegisters(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
): Promise<Registers> {
  serial += 1;
  const n = String(serial);
  const at = must(world.areas[`street${String(street)}`]);
  const community = must(world.areas[`street${String(street)}.community1`]);
  const tenant_id = world.tenantId;
  const department = newId();
  const emptyDepartment = newId();
  for (const [id, name] of [
    [department, `站${n}`],
    [emptyDepartment, `空站${n}`],
  ] as const) {
    await insertRow(db, "organization", {
      tenant_id,
      id,
      kind: "department",
      area_id: at.id,
      path: at.path,
      name: `${world.slug}${name}`,
      short_name: name,
    });
  }
  const clerk = newId();
  const newcomer = newId();
  for (const id of [clerk, newcomer]) {
    await insertRow(db, "person", {
      tenant_id,
      id,
      organization_id: department,
      path: at.path,
      name: `某${n}`,
    });
  }
  const duty = newId();
  await insertRow(db, "duty", {
    tenant_id,
    id: duty,
    person_id: clerk,
    role: "dept_clerk",
    organization_id: department,
    path: at.path,
    valid_from: "2020-01-01",
  });
  await insertRow(db, "sec.account", {
    tenant_id,
    person_id: clerk,
    login_name: `clerk${n}`,
    password_hash: "x",
    must_change: false,
  });
  const { desk, absence, onCall } = await writeDesk(db, world, street);
  const delivery = newId();
  await insertRow(db, "delivery", {
    tenant_id,
    id: delivery,
    key: `test:${delivery}`,
    kind: "notice",
    channel: "mail",
    person_id: clerk,
    path: at.path,
    address_cipher: Buffer.from([1]),
    address_masked: "c***@example.com",
    message_id: n,
    subject: "t",
    body: "t",
    status: "failed",
    next_try_at: new Date(Date.now() + 3_600_000),
    created_at: new Date(),
  });
  const hold = newId();
  await insertRow(db, "retention_hold", {
    tenant_id,
    id: hold,
    path: world.root,
    kind: "ticket",
    subject_id: newId(),
    number: n,
    reason: "法院要求保存。",
    placed_at: new Date(),
    placed_by: "管理员",
  });
  const knownDistrict = newId();
  await insertRow(db, "known_district", {
    tenant_id,
    id: knownDistrict,
    name: `外区${n}`,
    public_key: randomBytes(32).toString("base64url"),
    entered_at: new Date(),
    entered_by: "区组织部",
  });
  const system = newId();
  await insertRow(db, "outside_system", {
    tenant_id,
    id: system,
    path: world.root,
    name: `平台${n}`.slice(0, 30),
    keeper: "区数据局",
    expires_at: new Date(Date.now() + 86_400_000),
    opened_at: new Date(),
    opened_by: "管理员",
  });
  const columns = await db.query<{ version: number }>(
    "select version from volunteer_columns where tenant_id = $1",
    [tenant_id],
  );
  const grid = must(world.areas[`street${String(street)}.community1.grid1`]);
  const building = await addBuilding(db, world, grid, n);
  return {
    street: at,
    community,
    grid: await addGrid(db, world, community, n),
    building,
    department,
    emptyDepartment,
    clerk,
    newcomer,
    duty,
    desk,
    absence,
    onCall,
    knownDistrict,
    system,
    columnsVersion: columns.rows[0]?.version ?? 0,
    delivery,
    hold,
    code: `31011200${String(street)}001${String(100 + (serial % 900))}`,
  };
}

/** Somebody at the street's desk who will be away, with the street's dispatcher as deputy. */
async function writeDesk(db: pg.ClientBase, world: World, street: 1 | 2) {
  const at = must(world.areas[`street${String(street)}`]);
  const deputy = must(world.people[`dispatcher${String(street)}`]);
  const tenant_id = world.tenantId;
  const placed = { tenant_id, path: at.path };
  const [person, desk, absence, standing] = [newId(), newId(), newId(), newId()];
  await insertRow(db, "person", {
    ...placed,
    id: person,
    organization_id: at.officeId,
    name: "值班员",
  });
  const post = { ...placed, role: "street_dispatcher", area_id: at.id };
  await insertRow(db, "duty", { ...post, id: desk, person_id: person, valid_from: "2020-01-01" });
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  await insertRow(db, "absence", {
    ...placed,
    id: absence,
    duty_id: desk,
    person_id: person,
    person_name: "值班员",
    deputy_person_id: deputy.personId,
    deputy_name: deputy.name,
    deputy_duty_id: standing,
    from_day: day(20),
    to_day: day(25),
    note: "",
    entered_at: new Date(),
    entered_by: "t",
  });
  await insertRow(db, "duty", {
    ...post,
    id: standing,
    person_id: deputy.personId,
    valid_from: day(20),
    valid_to: day(25),
    absence_id: absence,
  });
  const onCall = newId();
  await insertRow(db, "on_call", {
    ...placed,
    id: onCall,
    day: day(9),
    duty_id: desk,
    person_name: "值班员",
    entered_at: new Date(),
    entered_by: "t",
  });
  return { desk, absence, onCall };
}

/** What somebody was handed over. */
export async function writeHandOver(
  db: pg.ClientBase,
  world: World,
  owner: { dutyId: string; name: string; path: string; organizationId: string | null },
  from: string,
  ticketId: string,
): Promise<string> {
  const id = newId();
  await insertRow(db, "hand_over", {
    tenant_id: world.tenantId,
    id,
    path: owner.path,
    organization_id: owner.organizationId,
    from_duty_id: from,
    from_name: "值班员",
    to_duty_id: owner.dutyId,
    to_name: owner.name,
    ticket_ids: `{${ticketId}}`,
    assignment_ids: "{}",
    note: "",
    ended: false,
    at: new Date(),
    by_name: "t",
  });
  return id;
}

async function addGrid(db: pg.ClientBase, world: World, community: SeededArea, n: string) {
  return addArea(db, world, community, { level: "grid", name: `新网格${n}`, households: 400 });
}

async function addBuilding(db: pg.ClientBase, world: World, grid: SeededArea, n: string) {
  return addArea(db, world, grid, { level: "building", name: `${world.slug}新楼${n}` });
}

async function addArea(
  db: pg.ClientBase,
  world: World,
  parent: SeededArea,
  area: { level: string; name: string; households?: number },
): Promise<SeededArea> {
  const { rows } = await db.query<{ n: number }>(
    "update sec.tenant set area_seq = area_seq + 1 where id = $1 returning area_seq as n",
    [world.tenantId],
  );
  const id = newId();
  const path = `${parent.path}${must(rows[0]).n.toString(36)}.`;
  await insertRow(db, "area", {
    tenant_id: world.tenantId,
    id,
    parent_id: parent.id,
    path,
    ...area,
  });
  return { id, path, name: area.name, level: area.level, officeId: null };
}

/** A saved reply of the area at `path`, or of one organization. */
export async function writeReply(
  db: pg.ClientBase,
  world: World,
  owner: { path: string; organizationId: string | null },
): Promise<string> {
  const id = newId();
  await insertRow(db, "saved_reply", {
    tenant_id: world.tenantId,
    id,
    path: owner.path,
    organization_id: owner.organizationId,
    title: "答复",
    body: "已收到，正在处理。",
  });
  return id;
}

/** A notice that one duty was given about a ticket. */
export async function writeNotice(
  db: pg.ClientBase,
  world: World,
  owner: { dutyId: string },
  ticketId: string,
): Promise<string> {
  const id = newId();
  serial += 1;
  await insertRow(db, "notification", {
    tenant_id: world.tenantId,
    id,
    duty_id: owner.dutyId,
    seq: serial,
    kind: "received",
    class: "digest",
    ticket_id: ticketId,
    slots: { number: "", category: "", place: "", organization: "", due: "" },
    at: new Date(),
  });
  return id;
}
