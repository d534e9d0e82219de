import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { jobHash } from "@/lib/platform/access/credential";
import { encrypted } from "@/tests/support/members";
import { must, seedWorld, type World } from "@/tests/support/world";
import { canaryOf, seedRows, type SeededReceipt } from "../rows";
import { markText, type Mark } from "./canary";

/** A district made for the probes; every text, name and file in it says whose it is. */
export interface District {
  world: World;
  /** What its marks begin with, and the tenant part of it. */
  prefix: string;
  tenant: string;
  receipts: SeededReceipt[];
}

export interface Secrets {
  authSecret: string;
  fieldKey: string;
  jobSecret: string;
}

/** Writes a district that is no demo and fills every table. */
export async function makeDistrict(adminUrl: string, slug: string): Promise<District> {
  const world = await seedWorld(adminUrl, slug);
  const receipts = await seedRows(adminUrl, world);
  const prefix = canaryOf(world);
  return { world, prefix, tenant: prefix.slice("canary-".length), receipts };
}

/** Marks a district that is complete, and gives it to the site's worker like any other. */
export async function handOver(
  db: pg.Client,
  district: District,
  place: { dataDir: string; secrets: Secrets },
): Promise<void> {
  await markRows(db, district, place);
  const { slug } = district.world;
  const hash = Buffer.from(jobHash(slug, place.secrets.jobSecret));
  await db.query("select sec.set_job_hash($1, $2)", [slug, hash]);
}

/** Takes the district away from the site's worker, which is refused from now on. */
export async function takeJobKey(db: pg.ClientBase, { world }: District): Promise<void> {
  await db.query("select sec.set_job_hash($1, $2)", [world.slug, randomBytes(32)]);
}

/** `street1.community2.grid1` → `s1.c2.g1`; the district itself → `d`. */
function shortKey(key: string): string {
  return key === "district"
    ? "d"
    : key.replace("street", "s").replace("community", "c").replace("grid", "g");
}

/** `unit1` → `unita`, because a mark's organization has letters only. */
export function unitKey(key: string): string {
  return key.replace("1", "a").replace("2", "b");
}

/** The five digits that a member is known by in marks. */
export function memberNumber(id: string): string {
  return id.replace(/\D/g, "").slice(-5).padStart(5, "0");
}

/**
 * Marks what the database holds of this district, as it is now. The triggers stay out of the way:
 * this is no change by anybody, and only the search index must follow.
 */
async function markRows(
  db: pg.ClientBase,
  { world, prefix }: District,
  { dataDir, secrets }: { dataDir: string; secrets: Secrets },
): Promise<void> {
  const areas = Object.entries(world.areas).filter(([key]) => !key.includes("building"));
  const values = [
    world.tenantId,
    prefix,
    areas.map(([, area]) => area.path),
    areas.map(([key]) => shortKey(key)),
    Object.values(world.departments).map(({ id }) => id),
    Object.keys(world.departments),
    Object.values(world.units).map(({ id }) => id),
    Object.keys(world.units).map(unitKey),
  ];
  const place = `(select x.k from unnest($3::text[], $4::text[]) x (p, k) where x.p = t.path)`;
  const number = `'_n' || right(t.number, 5)`;
  const organization = (column: string) =>
    `coalesce((select '_o' || o.k from unnest($5::uuid[], $6::text[]) o (i, k) where o.i = ${column}), '')`;
  // A member is known by a number of five digits, and by the unit on whose list it stands.
  const ofMember = (id: string) =>
    `(select $2 || '_' || k.k || '_n' || x.n || coalesce('_o' || u.k, '') || '_xmember' from member m
       join unnest($3::text[], $4::text[]) k (p, k) on k.p = m.path
       cross join lateral (select right('0000' || right(regexp_replace(m.id::text, '\\D', '', 'g'), 5), 5) as n) x
       left join unnest($7::uuid[], $8::text[]) u (i, k) on u.i = m.unit_id where m.tenant_id = $1 and m.id = ${id})`;
  const ofUnit = `($2 || '_' || ${place} || coalesce((select '_o' || u.k from unnest($7::uuid[], $8::text[]) u (i, k)
    where u.i = t.organization_id), '') || '_xunit')`;
  // Handed in by a unit from another district: for that unit alone, wherever it sits.
  // Of an agreement: for the staff of the place and those above, and for the unit that signs it.
  const ofAgreement = `($2 || '_' || ${place} || coalesce((select '_o' || u.k from unnest($7::uuid[], $8::text[]) u (i, k)
    where u.i = t.unit_ids[1]), '') || '_xunit')`;
  const handedIn = `($2 || coalesce((select '_o' || u.k from unnest($7::uuid[], $8::text[]) u (i, k)
    where u.i = t.organization_id), '') || '_xunit')`;
  const offered = `$2 || '_' || ${place} || '_xoffer'`;
  const ofCouncil = `$2 || '_' || ${place} || '_xcouncil'`;
  const ofEstate = `$2 || '_' || ${place} || '_xestate'`;
  const ofRegister = `$2 || '_' || ${place} || '_xparty'`;
  const ofBody = `case t.body_kind when 'council' then ${ofCouncil} else ${ofEstate} end`;
  // A draft is for who holds it; then for whom it concerns.
  const ofRound = `($2 || '_' || ${place} || case when t.status = 'draft' then '' else coalesce((select '_o' || o.k
    from unnest($5::uuid[], $6::text[]) o (i, k) where o.i = any (t.rater_ids) limit 1), '') || '_xround' end)`;
  // Both sides read it all: the staff of the place, and the one organization.
  const ofOpinion = `case when t.organization_id = any ($5::uuid[]) then $2 || '_' || ${place} || ${organization("t.organization_id")} else ${ofUnit} end`;
  const told = `case t.subject when 'member' then ${ofMember("t.member_id")} else ${ofUnit} end`;
  const ofTicket = `(select $2 || '_' || ${place} || ${number} from ticket t where t.tenant_id = $1 and t.id = r.ticket_id)`;
  await db.query("begin");
  await db.query("set local session_replication_role = replica");
  for (const sql of [
    `update ticket t set title = $2 || '_' || ${place} || ${number} || ' 漏水',
       text = $2 || '_' || ${place} || ${number} || ' 漏水' where tenant_id = $1`,
    `update assignment r set title = ${ofTicket} || ${organization("r.organization_id")},
       task = ${ofTicket} || ${organization("r.organization_id")} where tenant_id = $1`,
    `update message r set body = ${ofTicket} || ${organization("r.organization_id")}
       || case when r.audience = 'internal' then '_xinternal' else '' end where tenant_id = $1`,
    `update whistle_call t set title = $2 || '_' || ${place}, matter = $2 || '_' || ${place},
       place = $2 || '_' || ${place} where tenant_id = $1`,
    `update whistle_response t set title = $2 || '_' || ${place} || ${organization("t.organization_id")},
       matter = $2 || '_' || ${place} || ${organization("t.organization_id")}, place = $2 || '_' || ${place}
         || ${organization("t.organization_id")} where tenant_id = $1`,
    // Themes and released words are for everybody; the rest of a topic is for the staff of the district.
    `update topic_problem set matter = $2 where tenant_id = $1`,
    `update proactive_action t set title = '汛前排查',
       plan = $2 || '_' || ${place} || ${organization("t.organization_id")},
       done_text = case when t.outcome is not null then $2 || '_' || ${place} || ${organization("t.organization_id")} end
       where tenant_id = $1`,
    `update topic_measure set text = $2, done_text = case when done_at is not null then $2 end where tenant_id = $1`,
    `update rating r set comment = ${ofTicket} where tenant_id = $1`,
    `update person t set name = $2 || '_' || ${place}
       || case when t.path = '${world.root}' then ${organization("t.organization_id")} else '' end
       || '_xperson' where tenant_id = $1`,
    `update member t set name_masked = ${ofMember("t.id")}, phone_masked = ${ofMember("t.id")},
       unit_name = ${ofMember("t.id")}, skills = array[${ofMember("t.id")}], times = array[${ofMember("t.id")}] where tenant_id = $1`,
    `update member_check_in r set branch_name = ${ofMember("r.member_id")},
       decline_text = case when r.status = 'declined' then ${ofMember("r.member_id")} end where tenant_id = $1`,
    `update unit_check_in t set unit_name = ${ofUnit}, party_org_name = ${ofUnit}, liaison_masked = ${ofUnit},
       phone_masked = ${ofUnit}, resources = ${ofUnit}, decline_text = case when t.status = 'declined' then ${ofUnit} end where tenant_id = $1`,
    `update pledge r set text = ${ofMember("r.member_id")}, text_hash = sha256(convert_to(${ofMember("r.member_id")}, 'UTF8')),
       fulfilled_text = case when r.fulfilled_text is not null then ${ofMember("r.member_id")} end,
       review = case when r.review is not null then ${ofMember("r.member_id")} end where tenant_id = $1`,
    `update pledge_template t set title = '承诺书模板', text = ${offered} where tenant_id = $1`,
    `update appraisal t set title = ${offered} where tenant_id = $1`,
    `update service_statement t set unit_name = ${told}, evaluation = case when t.evaluation is not null then ${told} end
       where tenant_id = $1`,
    `update issued_report t set unit_name = $2 || '_' || ${place}, to_unit = $2 || '_' || ${place} where tenant_id = $1`,
    `update received_report t set from_district = ${handedIn}, from_place = ${handedIn},
       lines = jsonb_set(t.lines, '{0,evaluation}', to_jsonb(${handedIn})) where tenant_id = $1`,
    `update mobile_member t set destination = $2 || '_' || ${place}, name_masked = $2 || '_' || ${place} where tenant_id = $1`,
    `update mobile_contact t set text = $2 || '_' || ${place} where tenant_id = $1`,
    `update mobile_referral t set text = $2 || '_' || ${place} where tenant_id = $1`,
    `update service_record r set title = ${ofMember("r.member_id")}, place = ${ofMember("r.member_id")},
       what = ${ofMember("r.member_id")} where tenant_id = $1`,
    `update service_post t set place = ${offered}, duties = ${offered} where tenant_id = $1`,
    `update service_activity t set body = ${offered}, place = ${offered} where tenant_id = $1`,
    // The menu and the released wishes are for everybody; what somebody said is for the staff of the place.
    `update service_item set title = '陪诊', includes = '陪同就医', offered_when = '周末', offered_by = '社区' where tenant_id = $1`,
    `update service_request set public_title = '心愿', public_text = '想要一辆轮椅' where tenant_id = $1 and public_text is not null`,
    `update service_contact t set text = $2 || '_' || ${place}, name_masked = $2 || '_' || ${place},
       phone_masked = $2 || '_' || ${place} where tenant_id = $1`,
    `update party_organization t set name = $2 || '_' || ${place} || '_xparty', document_no = $2 || '_' || ${place} || '_xparty',
       secretary = case when t.level <> 'household' then $2 || '_' || ${place} || '_xparty' end,
       purpose = $2 || '_' || ${place} || '_xparty' where tenant_id = $1`,
    `update party_term t set extension_reason = $2 || '_' || ${place} || '_xparty', extension_document = $2 || '_' || ${place} || '_xparty',
       early_document = $2 || '_' || ${place} || '_xparty', extended_to = ends_on + 30 where tenant_id = $1`,
    `update party_record t set topic = $2 || '_' || ${place} || '_xparty', outcome = $2 || '_' || ${place} || '_xparty', others = $2 || '_' || ${place} || '_xparty',
       hosts = array[$2 || '_' || ${place} || '_xparty'], entered_by = $2 || '_' || ${place} || '_xparty',
       struck_by = case when t.struck_at is not null then $2 || '_' || ${place} || '_xparty' end,
       strike_reason = case when t.struck_at is not null then $2 || '_' || ${place} || '_xparty' end where tenant_id = $1`,
    `update party_dues t set entered_by = $2 || '_' || ${place} || '_xparty' where tenant_id = $1`,
    `update party_case_step t set text = $2 || '_' || ${place} || '_xparty', entered_by = $2 || '_' || ${place} || '_xparty' where tenant_id = $1`,
    `update party_head_count t set entered_by = $2 || '_' || ${place} || '_xparty' where tenant_id = $1`,
    `update retention_hold t set reason = $2 || '_' || ${place},
       lift_reason = case when t.lifted_at is not null then $2 || '_' || ${place} end where tenant_id = $1`,
    `update sheet_import t set file_name = $2 || '_' || ${place}, created_by = $2 || '_' || ${place},
       heads = $2 || '_' || ${place} where tenant_id = $1`,
    `update council t set name = ${ofCouncil} where tenant_id = $1`,
    `update council_seat t set organization_name = ${ofCouncil} where tenant_id = $1`,
    `update seat_holder t set title = ${ofCouncil} where tenant_id = $1`,
    `update contact_version set entered_by = $2 where tenant_id = $1`,
    `update contact_item set body = $2 || '_xcontact' where tenant_id = $1`,
    `update contact_record t set organization_name = ${ofCouncil}, what = ${ofCouncil}, outcome = ${ofCouncil}, entered_by = ${ofCouncil},
       struck_by = case when t.struck_at is not null then ${ofCouncil} end,
       strike_reason = case when t.struck_at is not null then ${ofCouncil} end where tenant_id = $1`,
    `update resolution_progress t set organization_name = ${ofCouncil}, body = ${ofCouncil} where tenant_id = $1`,
    `update opinion_request t set title = ${ofOpinion}, matter = ${ofOpinion}, asked_name = ${ofOpinion}, answer = case when t.answer is not null
       then ${ofOpinion} end, answered_name = case when t.answer is not null then ${ofOpinion} end,
       answer_before = case when t.answer_before is not null then ${ofOpinion} end,
       corrected_name = case when t.answer_before is not null then ${ofOpinion} end where tenant_id = $1`,
    // A list of the district's; who has changed it is shown to nobody.
    `update opinion_power set changed_by = $2 || '_xsecret' where tenant_id = $1`,
    `update co_dimension set changed_by = $2 || '_xsecret' where tenant_id = $1`,
    // Whom a round concerns reads what it is about; who rates and who has drawn it up is for who holds it.
    `update review_round t set title = ${ofRound}, about = ${ofRound}, questions = array(select ${ofRound} from unnest(questions)),
       subject_names = array(select ${ofRound} from unnest(subject_names)), drafted_by = $2 || '_' || ${place},
       rater_names = array(select $2 || '_' || ${place} from unnest(rater_names)),
       called_off_by = case when t.called_off_by is not null then $2 || '_' || ${place} end,
       call_off_text = case when t.call_off_text is not null then ${ofRound} end,
       closed_by = case when t.closed_by is not null then $2 || '_' || ${place} end where tenant_id = $1`,
    `update review_appeal t set organization_name = ${ofOpinion}, text = ${ofOpinion}, appealed_by = ${ofOpinion} where tenant_id = $1`,
    `update rotation_plan t set entered_by = ${ofCouncil}, end_reason = case when t.end_reason is not null then ${ofCouncil} end where tenant_id = $1`,
    `update rotation_place t set organization_name = ${ofCouncil} where tenant_id = $1`,
    `update rotation_change t set organization_name = ${ofCouncil}, reason = ${ofCouncil}, entered_by = ${ofCouncil} where tenant_id = $1`,
    `update meeting t set body_name = ${ofBody}, place = ${ofBody}, convener = ${ofBody}, minutes = case when t.minutes is not null
       then ${ofBody} end, change_reason = case when t.change_reason is not null then ${ofBody} end where tenant_id = $1`,
    `update meeting_topic t set matter = ${ofBody}, entered_by = ${ofBody},
       organization_name = case when t.organization_name is not null then ${ofBody} end where tenant_id = $1`,
    `update meeting_attendee t set organization_name = ${ofBody} where tenant_id = $1`,
    // The worker makes a ticket of it, whose title is the first sentence: a mark must not be cut there.
    `update meeting_resolution t set measure = '逐项落实。' || ${ofBody}, organization_name = ${ofBody} where tenant_id = $1`,
    // Name, status and company of an estate are for everybody.
    `update estate t set name = '花园' || right(t.id::text, 8), entered_by = ${ofEstate} where tenant_id = $1`,
    `update estate_management t set note = ${ofEstate}, entered_by = ${ofEstate} where tenant_id = $1`,
    `update estate_plan t set measure = ${ofEstate}, organization_name = ${ofEstate}, planned_by = ${ofEstate} where tenant_id = $1`,
    `update cross_appointment t set from_post = ${ofEstate}, to_post = ${ofEstate}, conflict_note = ${ofEstate}, document_no = ${ofEstate} where tenant_id = $1`,
    `update estate_seat t set organization_name = ${ofEstate}, name = '钱代表', entered_by = ${ofEstate} where tenant_id = $1`,
    `update co_need t set title = $2 || '_xshared', detail = $2 || '_xshared', organization_name = $2 || '_xshared', entered_by = $2 || '_xshared' where tenant_id = $1`,
    `update co_resource t set title = $2 || '_xshared', detail = $2 || '_xshared', organization_name = $2 || '_xshared', available = $2 || '_xshared',
       contact = $2 || '_xshared', entered_by = $2 || '_xshared' where tenant_id = $1`,
    `update co_project t set title = $2 || '_xshared', goal = $2 || '_xshared', proposed_by = $2 || '_xshared',
       result = case when t.result is not null then $2 || '_xshared' end, end_reason = case when t.end_reason is not null then $2 || '_xshared' end where tenant_id = $1`,
    `update co_party t set organization_name = $2 || '_xshared', confirmed_by = case when t.confirmed_by is not null then $2 || '_xshared' end,
       decline_reason = case when t.decline_reason is not null then $2 || '_xshared' end where tenant_id = $1`,
    `update co_change t set by = $2 || '_xshared', reason = $2 || '_xshared', was = jsonb_build_object('title', $2 || '_xshared') where tenant_id = $1`,
    `update co_step t set text = $2 || '_xshared', organization_name = $2 || '_xshared', done_text = case when t.done_text is not null then $2 || '_xshared' end,
       done_by = case when t.done_by is not null then $2 || '_xshared' end where tenant_id = $1`,
    `update co_photo t set by = $2 || '_xshared', organization_name = $2 || '_xshared' where tenant_id = $1`,
    `insert into co_fulfilment (tenant_id, id, commitment_id, path, unit_ids, record_kind, record_id, record_title, record_on, ticked_at, ticked_by)
       select k.tenant_id, gen_random_uuid(), k.id, k.path, k.unit_ids, 'step', gen_random_uuid(), '场地', current_date, now(), '书记'
       from co_commitment k cross join generate_series(1, 2) where k.tenant_id = $1`,
    `update co_agreement t set title = ${ofAgreement}, drafted_by = ${ofAgreement}, review = case when t.review is not null then ${ofAgreement} end,
       end_reason = case when t.end_reason is not null then ${ofAgreement} end where tenant_id = $1`,
    `update co_signer t set organization_name = ${ofAgreement}, confirmed_by = case when t.confirmed_by is not null then ${ofAgreement} end,
       return_reason = case when t.confirmed_at is null then ${ofAgreement} end, returned_at = case when t.confirmed_at is null then now() end where tenant_id = $1`,
    `update co_commitment t set text = ${ofAgreement}, organization_name = ${ofAgreement} where tenant_id = $1`,
    `update co_fulfilment t set record_title = ${ofAgreement}, ticked_by = ${ofAgreement} where tenant_id = $1`,
    // One of two was taken back.
    `update co_fulfilment t set taken_back_at = now(), taken_back_by = ${ofAgreement}, taken_back_reason = ${ofAgreement}
       where t.tenant_id = $1 and t.id = (select min(o.id::text)::uuid from co_fulfilment o where o.tenant_id = $1 and o.commitment_id = t.commitment_id)`,
    `update unit_profile t set address = ${ofRegister}, contact_masked = case when t.contact_cipher is not null then ${ofRegister} end,
       phone_masked = case when t.phone_cipher is not null then ${ofRegister} end, entered_by = ${ofRegister} where tenant_id = $1`,
    `update unit_adviser t set name = ${ofRegister}, entered_by = ${ofRegister} where tenant_id = $1`,
    `update unit_contact t set note = ${ofRegister}, entered_by = ${ofRegister} where tenant_id = $1`,
    `update unit_step t set note = ${ofRegister}, entered_by = ${ofRegister} where tenant_id = $1`,
    `update saved_reply set body = $2 where tenant_id = $1`,
    `update sec.ticket_gram g set grams = sec.grams(t.title) from ticket t
       where g.tenant_id = $1 and t.tenant_id = $1 and t.id = g.ticket_id`,
  ]) {
    const used = values.map((_value, index) => sql.includes(`$${String(index + 1)}`));
    await db.query(
      renumbered(sql, used),
      values.filter((_value, index) => used[index]),
    );
  }
  const key = Buffer.from(secrets.fieldKey, "base64");
  const secret = encrypted(markText(prefix, { trait: "secret" }), key);
  const { rows: people } = await db.query<{ id: string }>(
    "select id from member where tenant_id = $1",
    [world.tenantId],
  );
  for (const { id } of people) {
    const own = markText(prefix, { number: memberNumber(id), trait: "self" });
    await db.query(
      "update member set name_cipher = $3, phone_cipher = $3 where tenant_id = $1 and id = $2",
      [world.tenantId, id, encrypted(own, key)],
    );
  }
  await markNames(db, world, prefix, key);
  await db.query(
    "update unit_check_in set liaison_cipher = $2, phone_cipher = $2 where tenant_id = $1",
    [world.tenantId, secret],
  );
  await db.query(
    `update unit_profile set contact_cipher = $2, phone_cipher = $2 where tenant_id = $1 and closed_on is null`,
    [world.tenantId, secret],
  );
  await db.query(
    "update complainant set name_cipher = $2, phone_cipher = $2 where tenant_id = $1",
    [world.tenantId, secret],
  );
  // One's own address is shown to oneself.
  await db.query("update preference set mail_cipher = $2 where tenant_id = $1", [
    world.tenantId,
    encrypted("a@example.com", key),
  ]);
  await db.query("commit");
  await writePhotos(
    db,
    world,
    path.join(dataDir, "files"),
    ofTicket,
    organization,
    values.slice(0, 6),
  );
}

/** Who stands in a round has agreed to be known by name and unit to the members of the own community. */
async function markNames(
  db: pg.ClientBase,
  world: World,
  prefix: string,
  key: Buffer,
): Promise<void> {
  for (const [name, { path: at }] of Object.entries(world.areas)) {
    const mark = markText(prefix, { place: shortKey(name), trait: "offer" });
    await db.query(
      `update member m set name_cipher = $3, unit_name = $4 where tenant_id = $1 and path = $2
         and exists (select from appraisal_candidate k where k.tenant_id = m.tenant_id and k.member_id = m.id)`,
      [world.tenantId, at, encrypted(mark, key), mark],
    );
  }
}

/** One file for each row of a photo, its bytes a mark. */
async function writePhotos(
  db: pg.ClientBase,
  world: World,
  folder: string,
  ofTicket: string,
  organization: (column: string) => string,
  values: unknown[],
): Promise<void> {
  const { rows } = await db.query<{ id: string; file_key: string; mark: string }>(
    `select r.id, r.file_key, ${ofTicket} || ${organization("r.organization_id")}
       || case when r.for_resident then '' else '_xinternal' end as mark
     from attachment r where r.tenant_id = $1
     union all select p.id, p.file_key, $2 || case when p.hidden_at is null then '_xshared' else '_xsecret' end
     from co_photo p where p.tenant_id = $1`,
    values,
  );
  // Each row gets a file of its own, so that its bytes say for whom the row is.
  for (const table of ["attachment", "co_photo"]) {
    await db.query(`update ${table} set file_key = id::text where tenant_id = $1`, [
      world.tenantId,
    ]);
  }
  for (const { id, mark } of rows) {
    mkdirSync(path.join(folder, id.slice(-2)), { recursive: true });
    for (const size of ["", ".small"]) {
      writeFileSync(path.join(folder, id.slice(-2), `${id}${size}.jpg`), `JPEG ${mark}`);
    }
  }
}

/** pg refuses parameters that a statement does not use. */
function renumbered(sql: string, used: readonly boolean[]): string {
  return sql.replace(/\$(\d)/g, (_all, digit: string) => {
    const before = used.slice(0, Number(digit)).filter(Boolean).length;
    return `$${String(before)}`;
  });
}

/** Every id of a row that is not reference data, with who may see it. */
export async function idsOf(db: pg.ClientBase, district: District): Promise<Map<string, Mark>> {
  const { world, tenant } = district;
  const known = new Map<string, Mark>();
  const keys = new Map(
    Object.entries(world.areas).map(([key, area]) => [area.path, shortKey(key)]),
  );
  const departments = new Map([
    ...Object.entries(world.departments).map(([key, { id }]) => [id, key] as const),
    ...Object.entries(world.units).map(([key, { id }]) => [id, unitKey(key)] as const),
  ]);
  const { rows } = await db.query<{
    id: string;
    path: string;
    number: string | null;
    organization_id: string | null;
    trait: string | null;
  }>(
    `select t.id, t.path, right(t.number, 5) as number, a.organization_id, null as trait
       from ticket t left join assignment a on a.tenant_id = t.tenant_id and a.id = t.lead_assignment_id where t.tenant_id = $1
     union all select a.id, a.path, right(a.ticket_number, 5), a.organization_id, 'internal' from assignment a where a.tenant_id = $1
     union all select m.id, m.path, right(t.number, 5), m.organization_id, case m.audience when 'internal' then 'internal' end
       from message m join ticket t on t.tenant_id = m.tenant_id and t.id = m.ticket_id where m.tenant_id = $1
     union all select m.id, m.path, right(t.number, 5), m.organization_id, case when not m.for_resident then 'internal' end
       from attachment m join ticket t on t.tenant_id = m.tenant_id and t.id = m.ticket_id where m.tenant_id = $1
     union all select p.id, p.path, null, p.organization_id, 'person' from person p where p.tenant_id = $1
     union all select x.id, m.path, right(regexp_replace(m.id::text, '\\D', '', 'g'), 5), m.unit_id, 'member'
       from member m left join member_check_in k on k.tenant_id = m.tenant_id and k.member_id = m.id
       cross join lateral (values (m.id), (k.id)) x (id) where m.tenant_id = $1
     union all select u.id, u.path, null, u.organization_id, 'unit' from unit_check_in u where u.tenant_id = $1
     union all select r.id, r.path, null, r.organization_id, case o.kind when 'unit' then 'unit' end from opinion_request r
       join organization o on o.tenant_id = r.tenant_id and o.id = r.organization_id where r.tenant_id = $1
     union all select h.id, h.path, null, null, 'council' from seat_holder h where h.tenant_id = $1
     union all select s.id, s.path, null, null, 'council' from council_seat s where s.tenant_id = $1
     union all select m.id, m.path, null, null, case m.body_kind when 'council' then 'council' else 'estate' end from meeting m where m.tenant_id = $1
     union all select p.id, p.path, null, null, 'estate' from estate_plan p where p.tenant_id = $1
     union all select s.id, s.path, null, null, 'estate' from estate_seat s where s.tenant_id = $1
     union all select a.id, a.path, null, null, 'estate' from cross_appointment a where a.tenant_id = $1
     union all select r.id, r.path, null, null, case r.body_kind when 'council' then 'council' else 'estate' end from meeting_resolution r where r.tenant_id = $1
     union all select o.id, o.path, null, null, 'shared' from co_need o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'shared' from co_resource o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'shared' from co_project o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'shared' from co_party o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'shared' from co_step o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'shared' from co_change o where o.tenant_id = $1
     union all select o.id, o.path, null, null, case when o.hidden_at is null then 'shared' else 'secret' end from co_photo o where o.tenant_id = $1
     union all select x.id, t.path, null, t.unit_ids[1], 'unit' from co_agreement t
       cross join lateral (select t.id union all select s.id from co_signer s where s.tenant_id = t.tenant_id and s.agreement_id = t.id
         union all select k.id from co_commitment k where k.tenant_id = t.tenant_id and k.agreement_id = t.id) x (id) where t.tenant_id = $1
     union all select u.id, u.path, null, null, 'party' from unit_adviser u where u.tenant_id = $1
     union all select u.id, u.path, null, null, 'party' from unit_contact u where u.tenant_id = $1
     union all select u.id, u.path, null, null, 'party' from unit_step u where u.tenant_id = $1
     union all select i.id, i.path, null, null, null from sheet_import i where i.tenant_id = $1
     union all select c.id, c.path, null, null, 'council' from council c where c.tenant_id = $1
     union all select c.id, c.path, null, null, 'council' from contact_record c where c.tenant_id = $1
     union all select c.id, c.path, null, null, 'council' from rotation_plan c where c.tenant_id = $1
     union all select o.id, o.path, null, null, 'party' from party_organization o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'party' from party_record o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'party' from party_case o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'party' from party_case_step o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'party' from party_term o where o.tenant_id = $1
     union all select o.id, o.path, null, null, 'party' from party_head_count o where o.tenant_id = $1`,
    [world.tenantId],
  );
  for (const { id, path: at, number, organization_id, trait } of rows) {
    const organization = organization_id === null ? undefined : departments.get(organization_id);
    known.set(id, {
      tenant,
      place: keys.get(at) ?? "d",
      ...(number === null ? {} : { number }),
      ...(organization === undefined ? {} : { organization }),
      ...(trait === null ? {} : { trait }),
    });
  }
  return known;
}

export async function onDatabase<T>(
  adminUrl: string,
  work: (db: pg.Client) => Promise<T>,
): Promise<T> {
  const db = new pg.Client({ connectionString: adminUrl });
  await db.connect();
  try {
    return await work(db);
  } finally {
    await db.end();
  }
}

/** The street's key of a place: `s1`. */
export function placeOf(district: District, login: string): string {
  const person = must(district.world.people[login]);
  const found = Object.entries(district.world.areas).find(([, { path: at }]) => at === person.path);
  return found === undefined || found[0] === "district" ? "" : shortKey(found[0]);
}
