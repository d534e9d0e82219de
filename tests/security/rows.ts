import { randomBytes } from "node:crypto";
import pg from "pg";
import { jobHash, receiptHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { must, testJobSecret, type World } from "@/tests/support/world";
import { seedSystem } from "./system-rows";
import { seedMemberRows } from "./member-rows";
import { seedCouncilRows } from "./council-rows";
import { seedImportRows } from "./import-rows";
import { seedPartyRows } from "./party-rows";
import { seedPropertyRows } from "./property-rows";
import { seedCoBuildingRows } from "./co-building-rows";
import { seedUnitRows } from "./unit-rows";
import { seedMeetingRows } from "./meeting-rows";
import { seedOpinionRows } from "./opinion-rows";
import { seedPromiseRows } from "./promise-rows";
import { seedRatingRows } from "./rating-rows";
import { seedTopicRows } from "./topic-rows";

export interface SeededReceipt {
  ticketId: string;
  number: string;
  code: string;
}

/** How many tickets each grid gets: enough for 200,000 row decisions over three districts. */
const ticketsPerGrid = 8;

/**
 * Fills a test district with rows of every table, each text carrying a canary that names its
 * district and place, so that any foreign byte can be recognised anywhere.
 */
export async function seedRows(adminUrl: string, world: World): Promise<SeededReceipt[]> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  try {
    await db.query("begin");
    await db.query("select set_config('sec.hash', $1, true)", [
      Buffer.from(jobHash(world.slug, testJobSecret)).toString("hex"),
    ]);
    const receipts: SeededReceipt[] = [];
    const grids = Object.entries(world.areas).filter(([, area]) => area.level === "grid");
    let count = 0;
    for (const [key, grid] of grids) {
      await insert(db, "area_shape", {
        tenant_id: world.tenantId,
        area_id: grid.id,
        geometry: { type: "Polygon" },
      });
      for (let i = 0; i < ticketsPerGrid; i += 1) {
        count += 1;
        const receipt = await seedTicket(db, world, key, count);
        if (count % 10 === 1) receipts.push(receipt);
      }
    }
    await seedRegisters(db, world);
    await seedMemberRows(db, world, canaryOf(world));
    await seedPromiseRows(db, world, canaryOf(world));
    await seedTopicRows(db, world, canaryOf(world));
    await seedCouncilRows(db, world, canaryOf(world));
    await seedPartyRows(db, world, canaryOf(world));
    await seedImportRows(db, world, canaryOf(world));
    await seedPropertyRows(db, world, canaryOf(world));
    await seedCoBuildingRows(db, world, canaryOf(world));
    await seedUnitRows(db, world, canaryOf(world));
    await seedMeetingRows(db, world, canaryOf(world));
    await seedOpinionRows(db, world, canaryOf(world));
    await seedRatingRows(db, world);
    await seedSystem(db, world, must(receipts[0]).ticketId, canaryOf(world));
    await db.query("commit");
    return receipts;
  } finally {
    await db.end();
  }
}

/** What stands in texts of this district and nowhere else. */
export function canaryOf(world: World): string {
  return `canary-${world.slug}-${world.tenantId.slice(-8)}`;
}

async function seedTicket(
  db: pg.Client,
  world: World,
  gridKey: string,
  n: number,
): Promise<SeededReceipt> {
  const grid = must(world.areas[gridKey]);
  const tenant_id = world.tenantId;
  const ticketId = newId();
  const number = `20260101${String(n).padStart(5, "0")}`;
  const canary = `${canaryOf(world)} ${gridKey}`;
  const placed = { tenant_id, path: grid.path };
  await insert(db, "ticket", {
    ...placed,
    id: ticketId,
    number,
    area_id: grid.id,
    place_names: grid.name,
    source: "portal",
    type: "complaint",
    category_id: world.categories["0101"],
    category_name: "房屋漏水",
    physical: true,
    title: `漏水 ${n}`,
    text: `${canary} 正文`,
    status: "screening",
    registered_at: new Date(),
  });
  await insert(db, "complainant", {
    ...placed,
    ticket_id: ticketId,
    has_phone: true,
    allow_call: n % 2 === 0,
    notice_version: "t",
    at: new Date(),
    name_cipher: Buffer.from([1]),
    phone_cipher: Buffer.from([1]),
  });
  const department = must(Object.values(world.departments)[n % 3]);
  const assignmentId = n % 2 === 0 ? newId() : null;
  if (assignmentId !== null) {
    await insert(db, "assignment", {
      ...placed,
      id: assignmentId,
      ticket_id: ticketId,
      ticket_number: number,
      organization_id: department.id,
      organization_name: department.name,
      part: "lead",
      status: "in_progress",
      title: `${canary} 标题`,
      task: `${canary} 任务`,
      place: grid.name,
      category_name: "房屋漏水",
      physical: true,
      urgency: "routine",
      dispatched_at: new Date(),
      dispatched_by: "t",
      accept_by: new Date(),
      recall_until: new Date(),
      return_until: new Date(),
      first_contact_by: new Date(),
      due_at: new Date(),
    });
  }
  if (assignmentId !== null) {
    const asked = {
      ...placed,
      ticket_id: ticketId,
      assignment_id: assignmentId,
      organization_id: department.id,
    };
    await insert(db, "application", {
      ...asked,
      id: newId(),
      organization_name: department.name,
      kind: "extension",
      round: 1,
      reason: `${canary} 理由`,
      told: `${canary} 说明`,
      days: 2,
      applied_at: new Date(),
      applied_name: "t",
    });
    await insert(db, "pause", { ...asked, id: newId(), paused_at: new Date() });
    // Its guard wants a result that was checked; here only the rights on the row are of interest.
    await db.query("set local session_replication_role = replica");
    await insert(db, "call_back", {
      ...placed,
      id: newId(),
      ticket_id: ticketId,
      assignment_id: assignmentId,
      round: 1,
      at: new Date(),
      half_day: "2026-01-01 am",
      channel: "phone",
      reached: false,
      note: canary,
      duty_id: must(world.people["dispatcher1"]).dutyId,
      by_name: canary.slice(0, 20),
    });
    await db.query("set local session_replication_role = origin");
  }
  const organization_id = assignmentId === null ? null : department.id;
  const said = { ...placed, ticket_id: ticketId, author_name: "t", at: new Date() };
  await insert(db, "message", {
    ...said,
    id: newId(),
    audience: "internal",
    side: "area",
    body: `${canary} 内部`,
  });
  await insert(db, "message", {
    ...said,
    id: newId(),
    audience: "resident",
    side: "resident",
    body: `${canary} 补充`,
  });
  await insert(db, "message", {
    ...said,
    id: newId(),
    audience: "internal",
    side: "organization",
    organization_id,
    assignment_id: assignmentId,
    body: `${canary} 部门`,
  });
  const photo = {
    ...placed,
    ticket_id: ticketId,
    file_key: newId(),
    width: 1,
    height: 1,
    bytes: 1,
    at: new Date(),
  };
  await insert(db, "attachment", { ...photo, id: newId(), purpose: "report", for_resident: true });
  await insert(db, "attachment", {
    ...photo,
    id: newId(),
    purpose: "report",
    for_resident: false,
    organization_id,
    assignment_id: assignmentId,
    // Every other one was taken back from the organization.
    hidden_at: n % 8 === 0 ? new Date() : null,
  });
  await insert(db, "attachment", {
    ...photo,
    id: newId(),
    purpose: "verification",
    for_resident: false,
  });
  if (assignmentId !== null) {
    await seedClockwork(db, { ...placed, ticket_id: ticketId, assignment_id: assignmentId }, n);
  }
  if (n % 3 === 0) {
    await insert(db, "rating", {
      ...placed,
      ticket_id: ticketId,
      round: 1,
      contacted: true,
      solved: "yes",
      satisfied: "yes",
      comment: canary,
      at: new Date(),
    });
  }
  if (n % 6 === 0) await seedRecusals(db, world, { ...placed, ticket_id: ticketId });
  if (n % 6 === 1) await seedExclusion(db, world, { ...placed, ticket_id: ticketId });
  if (n % 4 === 0) await seedWall(db, { ...placed, ticket_id: ticketId });
  if (n % 10 === 1) {
    await insert(db, "wall_objection", { ...placed, ticket_id: ticketId, at: new Date() });
  }
  if (n % 4 === 0) await seedWhistle(db, world, grid, department, canary);
  const event = {
    ...placed,
    seq: 0,
    subject_id: ticketId,
    ticket_id: ticketId,
    actor_kind: "",
    actor_role: "",
    actor_name: "",
    payload: {},
    at: new Date(),
    request_id: "",
    hash: Buffer.alloc(0),
  };
  await insert(db, "event", { ...event, name: "ticket.reported", for_resident: true });
  await insert(db, "event", {
    ...event,
    name: "ticket.noted",
    for_resident: false,
    organization_id,
    assignment_id: assignmentId,
  });
  const code = `AAAA-AAAA-${String(n).padStart(4, "0")}`;
  await db.query("select sec.issue_receipt($1, $2, 1095)", [
    ticketId,
    Buffer.from(receiptHash(world.slug, number, code)),
  ]);
  return { ticketId, number, code };
}

/** Asked by the street's secretary that the figures leave it out. */
async function seedExclusion(
  db: pg.Client,
  world: World,
  matter: { tenant_id: string; path: string; ticket_id: string },
): Promise<void> {
  const secretary = must(world.people["secretary1"]);
  await insert(db, "exclusion", {
    ...matter,
    id: newId(),
    reason_code: "untrue",
    reason: canaryOf(world),
    asked_at: new Date(),
    asked_by: "t",
    asked_duty_id: secretary.dutyId,
    asked_person_id: secretary.personId,
  });
}

/** People of every kind who are kept from a matter, and one who was. */
async function seedRecusals(
  db: pg.Client,
  world: World,
  matter: { tenant_id: string; path: string; ticket_id: string },
): Promise<void> {
  for (const login of ["center", "dispatcher1", "grid111", "housingclerk", "org"]) {
    const person = must(world.people[login]);
    await insert(db, "recusal", {
      ...matter,
      id: newId(),
      person_id: person.personId,
      person_name: person.name,
      ground: "related",
      reason: canaryOf(world),
      entered_at: new Date(),
      entered_by: "t",
      entered_duty_id: must(world.people["secretary1"]).dutyId,
      ...(login === "org" ? { lifted_at: new Date(), lifted_by: "t", lift_reason: "t" } : {}),
    });
  }
}

/** What an editor has released, with a photo and a device that follows it. Its text is for everybody. */
async function seedWall(
  db: pg.Client,
  matter: { tenant_id: string; ticket_id: string },
): Promise<void> {
  const { tenant_id, ticket_id } = matter;
  const [id, at] = [newId(), new Date()];
  await insert(db, "wall_entry", {
    ...matter,
    id,
    title: "楼道照明",
    problem: "楼道灯不亮。",
    measures: "更换灯具。",
    published_at: at,
    published_by: "t",
  });
  const { rows } = await db.query<{ id: string }>(
    "select id from attachment where ticket_id = $1 and purpose = 'report' and organization_id is null limit 1",
    [matter.ticket_id],
  );
  await insert(db, "wall_photo", {
    tenant_id,
    ticket_id,
    id: newId(),
    entry_id: id,
    attachment_id: must(rows[0]).id,
    side: "before",
    released_at: at,
    released_by: "t",
  });
  await insert(db, "pub.follow", { tenant_id, entry_id: id, token_hash: randomBytes(32), at });
}

/** A call at the grid, answered by one department. */
async function seedWhistle(
  db: pg.Client,
  world: World,
  grid: { id: string; path: string; name: string },
  department: { id: string; name: string },
  canary: string,
): Promise<void> {
  const [id, now] = [newId(), Date.now()];
  const told = {
    tenant_id: world.tenantId,
    path: grid.path,
    kind: "demand",
    title: "到场",
    matter: canary,
    place: canary,
    status: "called",
    called_at: new Date(now),
    called_by: "t",
    arrive_by: new Date(now + 1_800_000),
  };
  const called_by_duty_id = newId();
  const call = { ...told, id, area_id: grid.id, place_names: grid.name, called_by_duty_id };
  await insert(db, "whistle_call", call);
  const organization = { organization_id: department.id, organization_name: department.name };
  await insert(db, "whistle_response", { ...told, ...organization, id: newId(), call_id: id });
}

/** A step done, a rung reached, a card proposed or issued. The clocks themselves are the triggers'. */
async function seedClockwork(
  db: pg.Client,
  matter: { tenant_id: string; path: string; ticket_id: string; assignment_id: string },
  n: number,
): Promise<void> {
  const { rows } = await db.query<{ id: string; organization_id: string }>(
    "select id, organization_id from clock where assignment_id = $1 and kind = 'resolve'",
    [matter.assignment_id],
  );
  const { id, organization_id } = must(rows[0]);
  const at = new Date();
  await insert(db, "clock_effect", {
    tenant_id: matter.tenant_id,
    clock_id: id,
    generation: 1,
    step: "due",
    planned_at: at,
    at,
    late: false,
    spoke: true,
  });
  await insert(db, "escalation", {
    ...matter,
    id: newId(),
    clock_id: id,
    kind: "resolve",
    generation: 1,
    rung: 2,
    role: "dept_clerk",
    organization_id,
    people: n % 2,
    at,
  });
  await insert(db, "supervision", {
    ...matter,
    id: newId(),
    organization_id,
    level: "yellow",
    cause: "due_soon",
    proposed_at: at,
    proposed_by: "t",
    ...(n % 4 === 0 ? { status: "proposed" } : { status: "issued", issued_at: at, issued_by: "t" }),
  });
}

async function seedRegisters(db: pg.Client, world: World): Promise<void> {
  const tenant_id = world.tenantId;
  for (const [key, area] of Object.entries(world.areas).filter(
    ([, one]) => one.officeId !== null,
  )) {
    await insert(db, "saved_reply", {
      tenant_id,
      id: newId(),
      path: area.path,
      title: key.slice(0, 20),
      body: canaryOf(world),
    });
    await insert(db, "audit", {
      tenant_id,
      id: newId(),
      at: new Date(),
      path: area.path,
      kind: "refusal",
      command: "t",
      actor_kind: "job",
      actor_name: "",
      detail: { canary: canaryOf(world) },
      request_id: "t",
    });
  }
  for (const person of Object.values(world.people)) {
    await insert(db, "command_result", {
      tenant_id,
      actor_key: `user:${person.dutyId}`,
      command: "t",
      key: "t",
      result: { canary: canaryOf(world) },
      at: new Date(),
    });
  }
  await seedCatalogueRows(db, world);
  await seedStandingIn(db, world);
  await seedNotices(db, world);
  const monthId = newId();
  await insert(db, "figure_month", {
    tenant_id: world.tenantId,
    id: monthId,
    first_day: "2020-01-01",
    published_at: new Date(),
    published_by: "t",
    published_duty_id: must(world.people["center"]).dutyId,
  });
  for (const { id } of Object.values(world.departments)) {
    await insert(db, "figure_snapshot", {
      tenant_id,
      id: newId(),
      month_id: monthId,
      path: must(world.areas["street1"]).path,
      organization_id: id,
      counts: { canary: canaryOf(world) },
    });
  }
  await insert(db, "setting", {
    tenant_id,
    id: newId(),
    area_id: must(world.areas["district"]).id,
    path: world.root,
    key: "recall.window",
    version: 1,
    value: { value: 20, unit: "minute" },
    valid_from: "2999-01-01",
    note: canaryOf(world),
  });
}

/** A line of the duty list, and what was learned from the matters so far. */
async function seedCatalogueRows(db: pg.Client, world: World): Promise<void> {
  const tenant_id = world.tenantId;
  const category_id = must(world.categories["0102"]);
  const area = must(world.areas["street1.community1"]);
  await insert(db, "duty_list", {
    tenant_id,
    id: newId(),
    area_id: area.id,
    path: area.path,
    category_id,
    valid_from: "2020-01-01",
    reference: canaryOf(world),
  });
  const learned = { tenant_id, category_id, tickets: 20 };
  await insert(db, "suggest_term", { ...learned, term: "漏水" });
  await insert(db, "suggest_category", { ...learned, total: 20, learned_at: new Date() });
  await insert(db, "suggest_outcome", {
    tenant_id,
    category_id,
    organization_id: must(world.departments["housing"]).id,
    done: 1,
    returned: 0,
  });
}

/** Absences and hand-overs at a street's desk, in a community and in a department. */
async function seedStandingIn(db: pg.Client, world: World): Promise<void> {
  const tenant_id = world.tenantId;
  const { rows } = await db.query<{ id: string }>(
    "select id from ticket where tenant_id = $1 order by id limit 1",
    [tenant_id],
  );
  for (const [login, deputy] of [
    ["dispatcher1", "secretary1"],
    ["community11", "secretary1"],
    ["housingclerk", "housingleader"],
    ["center", "org"],
  ] as const) {
    const [person, other] = [must(world.people[login]), must(world.people[deputy])];
    const [id, deputyDuty] = [newId(), newId()];
    const placed = { tenant_id, path: person.path, organization_id: person.organizationId };
    await insert(db, "absence", {
      ...placed,
      id,
      duty_id: person.dutyId,
      person_id: person.personId,
      person_name: person.name,
      deputy_person_id: other.personId,
      deputy_name: other.name,
      deputy_duty_id: deputyDuty,
      from_day: "2999-01-01",
      to_day: "2999-01-05",
      note: canaryOf(world),
      entered_at: new Date(),
      entered_by: "t",
    });
    await insert(db, "duty", {
      ...placed,
      id: deputyDuty,
      person_id: other.personId,
      role: person.role,
      area_id: person.areaId,
      valid_from: "2999-01-01",
      valid_to: "2999-01-05",
      absence_id: id,
    });
    await insert(db, "on_call", {
      ...placed,
      id: newId(),
      day: "2999-01-01",
      duty_id: person.dutyId,
      person_name: person.name,
      entered_at: new Date(),
      entered_by: canaryOf(world),
    });
    await insert(db, "hand_over", {
      ...placed,
      id: newId(),
      from_duty_id: person.dutyId,
      from_name: person.name,
      ticket_ids: `{${must(rows[0]).id}}`,
      assignment_ids: "{}",
      note: canaryOf(world),
      ended: false,
      at: new Date(),
      by_name: "t",
    });
  }
}

/** What everybody was told, wants to hear, and what left the house for them. */
async function seedNotices(db: pg.Client, world: World): Promise<void> {
  const tenant_id = world.tenantId;
  const { rows } = await db.query<{ id: string }>(
    "select id from ticket where tenant_id = $1 order by id limit 1",
    [tenant_id],
  );
  const ticket_id = must(rows[0]).id;
  const cipher = Buffer.from([1]);
  let seq = 0;
  for (const { dutyId, personId, path, organizationId, role } of Object.values(world.people)) {
    seq += 1;
    // An administrator keeps the registers and is told of no matter.
    if (role !== "system_admin") {
      // Everybody is told of what is theirs: of a matter in the range, of the own organization's order.
      const { rows: own } = await db.query<{ ticket_id: string; assignment_id: string | null }>(
        organizationId === null
          ? "select id as ticket_id, null as assignment_id from ticket where tenant_id = $1 and starts_with(path, $2) order by id limit 1"
          : "select ticket_id, id as assignment_id from assignment where tenant_id = $1 and organization_id::text = $2 order by id limit 1",
        [tenant_id, organizationId ?? path],
      );
      await insert(db, "notification", {
        tenant_id,
        id: newId(),
        duty_id: dutyId,
        seq,
        kind: "received",
        class: "digest",
        ...must(own[0]),
        slots: { number: "", category: "", place: canaryOf(world), organization: "", due: "" },
        at: new Date(),
      });
    }
    await insert(db, "preference", {
      tenant_id,
      person_id: personId,
      mail_cipher: cipher,
      mail_masked: canaryOf(world),
    });
    await insert(db, "saved_views", {
      tenant_id,
      person_id: personId,
      list: "tickets",
      views: JSON.stringify([{ id: newId(), name: canaryOf(world), query: "group=waiting" }]),
    });
    await insert(db, "delivery", {
      tenant_id,
      id: newId(),
      key: `n:${String(seq)}`,
      kind: "notice",
      channel: "mail",
      person_id: personId,
      ticket_id,
      path,
      address_cipher: cipher,
      address_masked: "t",
      message_id: "t",
      subject: "t",
      body: canaryOf(world),
      next_try_at: new Date(),
      created_at: new Date(),
    });
  }
  await insert(db, "retention_hold", {
    tenant_id,
    id: newId(),
    path: world.root,
    kind: "ticket",
    subject_id: newId(),
    number: "2026112200001",
    reason: canaryOf(world),
    placed_at: new Date(),
    placed_by: "管理员",
  });
  await insert(db, "retention_run", {
    tenant_id,
    id: newId(),
    path: world.root,
    rule: "words",
    day: "2026-11-22",
    days: 1095,
    taken: 3,
    started_at: new Date(),
  });
  await insert(db, "subscriber_cursor", {
    tenant_id,
    subscriber: "t",
    seq: 0,
    at: new Date(),
  });
}

async function insert(db: pg.Client, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = Object.keys(row);
  const values = columns.map((column) => {
    const value = row[column];
    const json =
      typeof value === "object" &&
      value !== null &&
      !(value instanceof Date) &&
      !Buffer.isBuffer(value);
    return json ? JSON.stringify(value) : value;
  });
  await db.query(
    `insert into ${table} (${columns.join(", ")}) values (${columns.map((_c, i) => `$${i + 1}`).join(", ")})`,
    values,
  );
}
