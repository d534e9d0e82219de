import type pg from "pg";
import { jobHash, receiptHash } from "@/lib/platform/access/credential";
import { newId } from "@/lib/platform/core/id";
import { must, testJobSecret, type World } from "@/tests/support/world";

/** The state in which a command finds its matter. */
export interface Needs {
  ticket?: "registered" | "screening" | "rejected" | "closed" | "consulting" | "linked";
  /** Beside it lies the matter that it is, or can be, linked to, and how that one stands. */
  lead?: "screening" | "rejected" | "closed";
  /** With a status, the matter was sent out and stands there. */
  work?: string;
  urgency?: "urgent" | "key";
  physical?: boolean;
  /** Its time is over. */
  overdue?: true;
  /** The resident objects to how it ended. */
  contested?: true;
  /** The resident has said "no", and nobody has asked why. */
  lowScore?: true;
  /** The department only helps; another one leads. */
  co?: boolean;
  /** What waits for a decision. */
  asked?: "extension" | "deferral" | "termination";
  dueForClosing?: boolean;
  /** It can no longer be returned. */
  returnLate?: boolean;
  /** Somebody has taken it out of the queue. */
  claimed?: boolean;
  /** The department's clerk handles it. */
  held?: boolean;
  /** The person of the district's organization department is kept from it. */
  recused?: true;
  /** It is asked, or was granted, that the figures leave it out. */
  exclusion?: "asked" | "excluded";
  /** Somebody of the street's desk has taken it out of the queue. */
  atDesk?: true;
  /** A yellow card of the assignment. */
  card?: "proposed" | "issued";
  /** The resident wants no call-back, so that it may be closed without one. */
  noReply?: true;
}

export interface Matter {
  ticketId: string;
  ticketVersion: number;
  assignmentId: string;
  assignmentVersion: number;
  cardId: string;
  exclusionId: string;
  number: string;
  code: string;
  /** What the resident sent, not yet given to anybody. */
  photoId: string;
  /** Of the matter beside it. */
  leadNumber: string;
}

const hour = 3_600_000;
let serial = 0;

/**
 * Writes a matter straight into the state that is wanted, at an area (by key) and, when it was sent
 * out, with one department. It must be called inside a transaction of the administrator.
 */
export async function writeMatter(
  db: pg.ClientBase | pg.Pool,
  world: World,
  at: { area: string; department: string; desk?: string },
  needs: Needs,
): Promise<Matter> {
  await db.query("select set_config('sec.hash', $1, true)", [
    Buffer.from(jobHash(world.slug, testJobSecret)).toString("hex"),
  ]);
  const area = must(world.areas[at.area]);
  const department = must(world.departments[at.department]);
  serial += 1;
  const matter = {
    ticketId: newId(),
    assignmentId: newId(),
    photoId: newId(),
    cardId: newId(),
    exclusionId: newId(),
    number: `20260202${String(serial).padStart(5, "0")}`,
    code: `BBBB-BBBB-${String(serial).padStart(4, "0")}`,
    leadNumber: `20260203${String(serial).padStart(5, "0")}`,
  };
  const physical = needs.physical ?? false;
  const now = Date.now();
  const soon = new Date(now + 24 * hour);
  const placed = { tenant_id: world.tenantId, path: area.path };
  const reported = {
    ...placed,
    area_id: area.id,
    place_names: area.name,
    source: "portal",
    type: "complaint",
    category_id: world.categories[physical ? "0101" : "0102"],
    category_name: "物业服务",
    physical,
    title: "楼道照明",
    text: "楼道里的灯坏了两天。",
  };
  const leadTicketId = newId();
  if (needs.lead !== undefined) {
    await insertRow(db, "ticket", {
      ...reported,
      id: leadTicketId,
      number: matter.leadNumber,
      status: needs.lead,
      registered_at: new Date(now - 60 * hour),
      closed_at: needs.lead === "screening" ? null : new Date(now),
    });
  }
  await insertRow(db, "ticket", {
    ...reported,
    id: matter.ticketId,
    number: matter.number,
    lead_ticket_id: needs.ticket === "linked" ? leadTicketId : null,
    status: needs.ticket ?? "screening",
    consult_with: needs.ticket === "consulting" ? "住建局" : null,
    consult_due_at: needs.ticket === "consulting" ? soon : null,
    ...(needs.claimed === true
      ? {
          claimed_by_duty_id: must(world.people["center"]).dutyId,
          claimed_by_name: "t",
          claimed_at: new Date(now),
        }
      : {}),
    ...(needs.atDesk === true
      ? { claimed_by_duty_id: must(at.desk), claimed_by_name: "t", claimed_at: new Date(now) }
      : {}),
    registered_at: new Date(now - 48 * hour),
    no_reply_at: needs.noReply === true ? new Date(now) : null,
    contested_at: needs.contested === true ? new Date(now) : null,
    low_score_at: needs.lowScore === true ? new Date(now) : null,
    closed_at: needs.ticket === "rejected" || needs.ticket === "closed" ? new Date(now) : null,
  });
  await insertRow(db, "complainant", {
    ...placed,
    ticket_id: matter.ticketId,
    has_phone: true,
    allow_call: true,
    notice_version: "t",
    at: new Date(now),
    name_cipher: Buffer.from([1]),
    phone_cipher: Buffer.from([1]),
  });
  await insertRow(db, "attachment", {
    ...placed,
    id: matter.photoId,
    ticket_id: matter.ticketId,
    purpose: "report",
    for_resident: true,
    file_key: newId(),
    width: 1,
    height: 1,
    bytes: 1,
    at: new Date(now),
  });
  const event = {
    ...placed,
    seq: 0,
    subject_id: matter.ticketId,
    ticket_id: matter.ticketId,
    actor_kind: "",
    actor_role: "",
    actor_name: "",
    payload: {},
    at: new Date(now),
    request_id: "",
    hash: Buffer.alloc(0),
  };
  if (needs.lead !== undefined) {
    const lead = { subject_id: leadTicketId, ticket_id: leadTicketId };
    await insertRow(db, "event", {
      ...event,
      ...lead,
      name: "ticket.reported",
      for_resident: true,
    });
  }
  if (needs.work !== undefined) {
    const resolved = ["submitted", "verified"].includes(needs.work);
    const leader = must(Object.values(world.departments).find(({ id }) => id !== department.id));
    const leadId = newId();
    const sent = {
      ...placed,
      ticket_id: matter.ticketId,
      ticket_number: matter.number,
      title: "楼道照明",
      task: "请到现场查看并处理。",
      place: area.name,
      category_name: "物业服务",
      physical,
      urgency: needs.urgency ?? "routine",
      may_call: true,
      dispatched_at: new Date(now - hour),
      dispatched_by: "t",
      accept_by: soon,
      recall_until: soon,
      return_until: needs.returnLate === true ? new Date(now - 1000) : soon,
      first_contact_by: soon,
      due_at: needs.overdue === true ? new Date(now - hour / 2) : soon,
    };
    if (needs.co === true) {
      await insertRow(db, "assignment", {
        ...sent,
        id: leadId,
        organization_id: leader.id,
        organization_name: leader.name,
        part: "lead",
        status: "in_progress",
      });
      const led = { organization_id: leader.id, assignment_id: leadId };
      await insertRow(db, "event", {
        ...event,
        ...led,
        name: "ticket.dispatched",
        for_resident: true,
      });
    }
    await insertRow(db, "assignment", {
      ...sent,
      id: matter.assignmentId,
      organization_id: department.id,
      organization_name: department.name,
      part: needs.co === true ? "co" : "lead",
      lead_assignment_id: needs.co === true ? leadId : null,
      status: needs.work,
      status_before: needs.work === "return_requested" ? "dispatched" : null,
      paused_at: needs.work === "deferred" ? new Date(now - hour) : null,
      review_at: needs.work === "deferred" ? soon : null,
      submitted_at: resolved ? new Date(now - hour) : null,
      verified_at: needs.work === "verified" ? new Date(now - hour) : null,
      handler_id: needs.held === true ? must(world.people[`${at.department}clerk`]).personId : null,
      close_unrated_at: needs.dueForClosing === true ? new Date(now - 1000) : null,
      ended_at: needs.work === "done" ? new Date(now - hour) : null,
    });
  }
  if (needs.asked !== undefined) {
    await insertRow(db, "application", {
      ...placed,
      id: newId(),
      ticket_id: matter.ticketId,
      assignment_id: matter.assignmentId,
      organization_id: department.id,
      organization_name: department.name,
      kind: needs.asked,
      round: 1,
      reason_code: { extension: null, deferral: "funds", termination: "statutory" }[needs.asked],
      reason: "配件要从外地调来。",
      told: "配件正在路上，请稍候。",
      days: needs.asked === "extension" ? 2 : null,
      plan: needs.asked === "deferral" ? "先立项，再施工，最后验收。" : null,
      review_at: needs.asked === "deferral" ? soon : null,
      applied_at: new Date(now - hour),
      applied_name: "t",
    });
  }
  if (needs.card !== undefined) {
    await insertRow(db, "supervision", {
      ...placed,
      id: matter.cardId,
      ticket_id: matter.ticketId,
      assignment_id: matter.assignmentId,
      organization_id: department.id,
      level: "yellow",
      status: needs.card,
      cause: "due_soon",
      proposed_at: new Date(now - hour),
      proposed_by: "t",
      issued_at: needs.card === "issued" ? new Date(now - hour) : null,
    });
  }
  if (needs.exclusion !== undefined) {
    await writeExclusion(db, world, { ...placed, status: needs.exclusion }, matter);
  }
  if (needs.recused === true) await writeRecusal(db, world, placed, matter.ticketId);
  const sent = needs.work !== undefined;
  await insertRow(db, "event", {
    ...event,
    name: sent ? "ticket.dispatched" : "ticket.reported",
    for_resident: true,
    organization_id: sent ? department.id : null,
    assignment_id: sent ? matter.assignmentId : null,
  });
  await db.query("select sec.issue_receipt($1, $2, 1095)", [
    matter.ticketId,
    Buffer.from(receiptHash(world.slug, matter.number, matter.code)),
  ]);
  const { rows } = await db.query<{ version: number; assigned: number | null }>(
    `select t.version, a.version as assigned from ticket t
     left join assignment a on a.tenant_id = t.tenant_id and a.id = $3 where t.tenant_id = $1 and t.id = $2`,
    [world.tenantId, matter.ticketId, matter.assignmentId],
  );
  const row = must(rows[0]);
  return { ...matter, ticketVersion: row.version, assignmentVersion: row.assigned ?? 1 };
}

async function writeRecusal(
  db: pg.ClientBase | pg.Pool,
  world: World,
  placed: { tenant_id: string; path: string },
  ticketId: string,
): Promise<void> {
  const person = must(world.people["org"]);
  await insertRow(db, "recusal", {
    ...placed,
    id: newId(),
    ticket_id: ticketId,
    person_id: person.personId,
    person_name: person.name,
    ground: "related",
    reason: "与当事人是亲属。",
    entered_at: new Date(),
    entered_by: "t",
    entered_duty_id: must(world.people["center"]).dutyId,
  });
}

/** Asked by the street's secretary, so that either of the district may decide. */
async function writeExclusion(
  db: pg.ClientBase | pg.Pool,
  world: World,
  row: { tenant_id: string; path: string; status: "asked" | "excluded" },
  matter: { ticketId: string; exclusionId: string },
): Promise<void> {
  const secretary = must(world.people["secretary1"]);
  const decided = { decision: "属实。", decided_at: new Date(), decided_by: "t" };
  await insertRow(db, "exclusion", {
    ...row,
    id: matter.exclusionId,
    ticket_id: matter.ticketId,
    reason_code: "untrue",
    reason: "经核实反映不实。",
    asked_at: new Date(),
    asked_by: "t",
    asked_duty_id: secretary.dutyId,
    asked_person_id: secretary.personId,
    ...(row.status === "asked" ? {} : decided),
  });
}

/** Inserts one row; an object becomes JSON. */
export async function insertRow(
  db: pg.ClientBase | pg.Pool,
  table: string,
  row: Record<string, unknown>,
): Promise<void> {
  const columns = Object.keys(row);
  const values = columns.map((column) => {
    const value = row[column];
    const plain = value instanceof Date || Buffer.isBuffer(value);
    return typeof value === "object" && value !== null && !plain ? JSON.stringify(value) : value;
  });
  const marks = columns.map((_column, index) => `$${String(index + 1)}`);
  await db.query(
    `insert into ${table} (${columns.join(", ")}) values (${marks.join(", ")})`,
    values,
  );
}
