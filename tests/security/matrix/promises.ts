import { createHash, randomBytes } from "node:crypto";
import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeMember, type SeededMember, type SeededUnit } from "@/tests/support/members";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** What members have promised, what they and their units are told, who stands, and who is away. */
export interface Promised {
  templateId: string;
  /** Of the target's member. */
  confirmedId: string;
  fulfilledId: string;
  /** Statements of the member, which its unit is to read. */
  draftedId: string;
  sentId: string;
  /** Issued for a unit of another district; and of which unit a statement waits to be. */
  reportId: string;
  outsideUnit: string;
  /** An open round, in which the member and one more stand. */
  roundId: string;
  candidateId: string;
  candidateIds: string[];
  mobileId: string;
  referralId: string;
}

/** For scenes that tell of none of these. */
export function nothingPromised(): Promised {
  return {
    templateId: newId(),
    confirmedId: newId(),
    fulfilledId: newId(),
    draftedId: newId(),
    sentId: newId(),
    reportId: newId(),
    outsideUnit: "区外单位",
    roundId: newId(),
    candidateId: newId(),
    candidateIds: [newId(), newId()],
    mobileId: newId(),
    referralId: newId(),
  };
}

/** When contact with a mobile member falls due. */
export const contactDue = "2026-01-01";

const day = 86_400_000;
let serial = 0;

/** All of it at the street's first community, about a member made for this target. */
export async function writePromises(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  { member, unit }: { member: SeededMember; unit: SeededUnit },
): Promise<Promised> {
  serial += 1;
  const place = `street${String(street)}.community1`;
  const { id: area_id, path } = must(world.areas[place]);
  const here = { tenant_id: world.tenantId, path };
  const mate = await writeMember(db, world, place, {
    name: `钱${String(serial)}`,
    phone: `18${String(serial).padStart(9, "0")}`,
  });
  const templateId = newId();
  await insertRow(db, "pledge_template", {
    ...here,
    id: templateId,
    area_id,
    title: "在职党员承诺书",
    text: "我承诺参加社区服务，说到做到。",
  });
  const of = { ...here, area_id, member_id: member.id };
  const round = await writeRound(db, { ...here, area_id }, "星级党员民主评选", [
    member.id,
    mate.id,
  ]);
  const mobile = await writeMobile(db, { ...here, area_id }, "找工作时需要介绍。");
  const told = { ...of, organization_id: unit.id, unit_name: unit.name };
  return {
    templateId,
    confirmedId: await writePledge(db, of, "confirmed", "我承诺每月巡逻一次，不缺席。"),
    fulfilledId: await writePledge(db, of, "fulfilled", "我承诺每月巡逻一次，不缺席。"),
    draftedId: await writeStatement(db, told, "drafted", "服务认真。"),
    sentId: await writeStatement(db, told, "sent", "服务认真。"),
    reportId: await writeReport(db, { ...here, area_id }, "区外单位"),
    outsideUnit: await writeOutside(db, of),
    ...round,
    candidateIds: [member.id, mate.id],
    ...mobile,
  };
}

type Row = Record<string, unknown>;

/** A pledge in a state; its text is kept with its hash. */
export async function writePledge(
  db: pg.ClientBase,
  of: Row,
  status: "confirmed" | "fulfilled" | "reviewed" | "withdrawn",
  text: string,
): Promise<string> {
  const [id, at] = [newId(), new Date()];
  const isDone = status === "fulfilled" || status === "reviewed";
  await insertRow(db, "pledge", {
    ...of,
    id,
    post: "治安巡逻岗",
    text,
    text_hash: createHash("sha256").update(text, "utf8").digest(),
    from_day: "2026-01-01",
    to_day: "2026-12-31",
    status,
    confirmed_at: at,
    ...(isDone ? { fulfilled_at: at, fulfilled_text: text } : {}),
    ...(status === "reviewed" ? { review: text, reviewed_at: at, reviewed_by: "t" } : {}),
    ...(status === "withdrawn" ? { withdrawn_at: at } : {}),
  });
  return id;
}

/** A statement in a state; each has a period of its own, for there is one in a period. */
export async function writeStatement(
  db: pg.ClientBase,
  told: Row,
  status: "drafted" | "sent" | "acknowledged",
  evaluation: string,
): Promise<string> {
  const [id, at] = [newId(), new Date()];
  periods += 1;
  const from = Date.UTC(1900, 0, 1) + periods * day;
  await insertRow(db, "service_statement", {
    ...told,
    id,
    subject: "member_id" in told ? "member" : "unit",
    kind: "quarter",
    from_day: new Date(from),
    to_day: new Date(from + 90 * day),
    posts: 1,
    minutes: 60,
    wishes: 1,
    pledges: 1,
    fulfilled: 1,
    status,
    ...(status === "drafted" ? {} : { evaluation, evaluated_at: at, evaluated_by: "t" }),
    ...(status === "acknowledged" ? { acknowledged_at: at } : {}),
    generated_at: at,
  });
  return id;
}
let periods = 0;

/** A statement of the first quarter that no unit of this district reads; tells the unit's name. */
async function writeOutside(db: pg.ClientBase, of: Row): Promise<string> {
  const unit = `区外单位${String(serial)}`;
  const at = new Date();
  await insertRow(db, "service_statement", {
    ...of,
    id: newId(),
    subject: "member",
    unit_name: unit,
    kind: "quarter",
    from_day: "2026-01-01",
    to_day: "2026-03-31",
    posts: 1,
    minutes: 60,
    wishes: 0,
    pledges: 0,
    fulfilled: 0,
    status: "sent",
    evaluation: "服务认真。",
    evaluated_at: at,
    evaluated_by: "t",
    generated_at: at,
  });
  return unit;
}

/** A report to a unit of another district, with one statement in it. */
export async function writeReport(db: pg.ClientBase, placed: Row, text: string): Promise<string> {
  const id = newId();
  await insertRow(db, "issued_report", {
    ...placed,
    id,
    unit_name: text,
    ...quarter,
    to_key: randomBytes(32).toString("base64url"),
    to_district: text.slice(0, 60),
    to_unit: text.slice(0, 60),
    issued_at: new Date(),
    issued_by: "t",
  });
  return id;
}

/** What the liaison officer of a unit has handed in of another district. */
export async function writeReceived(db: pg.ClientBase, of: Row, text: string): Promise<void> {
  const line = { name: "孙**", posts: 1, minutes: 60, wishes: 0, pledges: 0, fulfilled: 0 };
  await insertRow(db, "received_report", {
    ...of,
    id: newId(),
    report_id: newId(),
    from_key: randomBytes(32).toString("base64url"),
    from_district: text.slice(0, 60),
    from_place: text.slice(0, 60),
    ...quarter,
    lines: JSON.stringify([{ ...line, evaluation: text, evaluatedBy: null, evaluatedAt: null }]),
    taken_at: new Date(),
    status: "sent",
  });
}
const quarter = { kind: "quarter", from_day: "2026-04-01", to_day: "2026-06-30" };

/** A round that is open, with members who have just agreed to stand. */
export async function writeRound(
  db: pg.ClientBase,
  placed: Row,
  title: string,
  memberIds: readonly string[],
): Promise<{ roundId: string; candidateId: string }> {
  const { area_id, ...here } = placed;
  const roundId = newId();
  await insertRow(db, "appraisal", {
    ...here,
    area_id,
    id: roundId,
    title,
    max_choices: 1,
    opens_at: new Date(Date.now() - day),
    closes_at: new Date(Date.now() + day),
    created_at: new Date(),
    created_by: "t",
  });
  let candidateId = "";
  for (const member_id of memberIds) {
    await insertRow(db, "consent", {
      ...here,
      id: newId(),
      member_id,
      purpose: "appraisal",
      notice_version: "t",
      given_at: new Date(),
    });
    candidateId = newId();
    const candidate = { ...here, id: candidateId, appraisal_id: roundId, member_id };
    await insertRow(db, "appraisal_candidate", candidate);
  }
  return { roundId, candidateId };
}

/** Somebody who has left, with one contact, and help that was asked for. */
export async function writeMobile(
  db: pg.ClientBase,
  placed: Row,
  text: string,
): Promise<{ mobileId: string; referralId: string }> {
  const { area_id, ...here } = placed;
  const [mobileId, referralId, at] = [newId(), newId(), new Date()];
  await insertRow(db, "mobile_member", {
    ...here,
    area_id,
    id: mobileId,
    direction: "out",
    name_cipher: Buffer.from([1]),
    name_masked: "孙**",
    phone_cipher: Buffer.from([1]),
    phone_masked: "136****1111",
    home_branch: "第一党支部",
    destination: text,
    since: "2025-06-01",
    status: "out_registered",
    status_at: at,
    contact_due: contactDue,
    created_at: at,
    created_by: "t",
  });
  const about = { ...here, mobile_id: mobileId, text };
  await insertRow(db, "mobile_contact", { ...about, id: newId(), at, by_name: "t" });
  await insertRow(db, "mobile_referral", {
    ...about,
    id: referralId,
    kind: "job",
    status: "open",
    created_at: at,
  });
  return { mobileId, referralId };
}
