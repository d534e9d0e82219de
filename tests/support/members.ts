import { createCipheriv, createHmac, randomBytes } from "node:crypto";
import type pg from "pg";
import { phoneCodeHash, sessionHash } from "@/lib/platform/access/credential";
import type { PhoneRole } from "@/lib/platform/access/actor";
import { newId } from "@/lib/platform/core/id";

/** What is needed of a district (a World) to write members into it. */
export interface Ground {
  tenantId: string;
  slug: string;
  areas: Readonly<Record<string, { id: string; path: string }>>;
  members: Record<string, SeededMember>;
  units: Record<string, SeededUnit>;
}

/** The field key of test databases. */
export const testFieldKey = Buffer.alloc(32, 7);

/** An in-service member who has reported to a community. */
export interface SeededMember {
  id: string;
  checkInId: string;
  name: string;
  phone: string;
  areaId: string;
  path: string;
  unitId: string | null;
}

/** A unit that has reported to a community, with its liaison officer. */
export interface SeededUnit {
  id: string; // of the organization
  checkInId: string;
  name: string;
  phone: string; // of the liaison officer
  areaId: string;
  path: string;
}

/**
 * One unit in the first community of each street (`unit1`, `unit2`), and one member in each
 * community (`member11` to `member22`); those of the first communities are on their unit's list.
 */
export async function seedMembers(db: pg.Client, world: Ground): Promise<void> {
  for (const s of [1, 2]) {
    const key = `unit${String(s)}`;
    world.units[key] = await writeUnit(db, world, `street${String(s)}.community1`, {
      name: `${world.slug}第${String(s)}中学`,
      phone: `1370000000${String(s)}`,
    });
    for (const c of [1, 2]) {
      const place = `street${String(s)}.community${String(c)}`;
      world.members[`member${String(s)}${String(c)}`] = await writeMember(db, world, place, {
        name: `林${String(s)}${String(c)}`,
        phone: `139000000${String(s)}${String(c)}`,
        unit: c === 1 ? world.units[key] : undefined,
      });
    }
  }
}

export type MemberState = "invited" | "submitted" | "active" | "declined" | "exempt" | "ended";
export type UnitState = "submitted" | "active" | "declined" | "ended";

/** Somebody who has reported, on the list of a unit or alone; active when no status is given. */
export async function writeMember(
  db: pg.ClientBase,
  world: Ground,
  place: string,
  given: { name: string; phone: string; unit?: SeededUnit | undefined; status?: MemberState },
): Promise<SeededMember> {
  const area = found(world.areas[place]);
  const { unit, status = "active" } = given;
  const member: SeededMember = {
    id: newId(),
    checkInId: newId(),
    name: given.name,
    phone: given.phone,
    areaId: area.id,
    path: area.path,
    unitId: unit?.id ?? null,
  };
  const unitName = unit?.name ?? `${world.slug}区图书馆`;
  const origin = unit === undefined ? "self" : "unit_list";
  const kept = sealed(given.phone, given.name);
  await db.query(
    `insert into member (tenant_id, id, path, area_id, name_cipher, name_masked, name_key, phone_cipher,
       phone_masked, phone_index, phone_checked_at, unit_id, unit_name, origin, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now(), $11, $12, $13, now())`,
    [
      world.tenantId,
      member.id,
      area.path,
      area.id,
      kept.name,
      `${given.name.slice(0, 1)}**`,
      kept.nameKey(unitName),
      kept.phone,
      `${given.phone.slice(0, 3)}****${given.phone.slice(-4)}`,
      kept.index,
      member.unitId,
      unitName,
      origin,
    ],
  );
  await db.query(
    `insert into member_check_in (tenant_id, id, path, area_id, member_id, unit_id, status, origin, submitted_at,
       decided_at, decided_by, exempt_reason, decline_text, end_reason, ended_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, now(), case when $7 in ('active', 'declined', 'exempt') then now() end,
       case when $7 in ('active', 'declined', 'exempt') then 't' end, case $7 when 'exempt' then 'aged' end,
       case $7 when 'declined' then 't' end, case $7 when 'ended' then 'moved' end, case $7 when 'ended' then now() end)`,
    [
      world.tenantId,
      member.checkInId,
      area.path,
      area.id,
      member.id,
      member.unitId,
      status,
      origin,
    ],
  );
  return member;
}

/** A unit that has reported, active when no status is given; an organization only once it is accepted. */
export async function writeUnit(
  db: pg.ClientBase,
  world: Ground,
  place: string,
  given: { name: string; phone: string; status?: UnitState },
): Promise<SeededUnit> {
  const area = found(world.areas[place]);
  const [id, checkInId] = [newId(), newId()];
  const { status = "active" } = given;
  const accepted = status === "active" || status === "ended";
  if (accepted) {
    await db.query(
      "insert into organization (tenant_id, id, kind, area_id, path, name, short_name) values ($1,$2,'unit',$3,$4,$5,$6)",
      [world.tenantId, id, area.id, area.path, given.name, given.name.slice(0, 20)],
    );
  }
  const kept = sealed(given.phone, "高联络");
  await db.query(
    `insert into unit_check_in (tenant_id, id, path, area_id, organization_id, unit_name, unit_kind, party_org_name,
       member_count, liaison_cipher, liaison_masked, phone_cipher, phone_masked, phone_index, resources, status, submitted_at,
       decline_text, end_reason, ended_at)
     values ($1, $2, $3, $4, $5, $6, 'school', $7, 12, $8, '高**', $9, $10, $11, '操场周末开放', $12, now(),
       case $12 when 'declined' then 't' end, case $12 when 'ended' then 'moved' end, case $12 when 'ended' then now() end)`,
    [
      world.tenantId,
      checkInId,
      area.path,
      area.id,
      accepted ? id : null,
      given.name,
      `${given.name}党支部`,
      kept.name,
      kept.phone,
      `${given.phone.slice(0, 3)}****${given.phone.slice(-4)}`,
      kept.index,
      status,
    ],
  );
  return {
    id,
    checkInId,
    name: given.name,
    phone: given.phone,
    areaId: area.id,
    path: area.path,
  };
}

/** Opens the session of a member or a unit's liaison officer, by their code, and returns its token. */
export async function openPhoneSession(
  db: pg.ClientBase | pg.Pool,
  world: Ground,
  role: PhoneRole,
  phone: string,
): Promise<string> {
  const { index } = sealed(phone, "");
  const token = newId();
  const code = phoneCodeHash("246810");
  await db.query("select auth.keep_phone_code($1, $2, $3, $4)", [world.slug, index, role, code]);
  const { rows } = await db.query<{ opened: boolean }>(
    "select auth.open_phone_session($1, $2, $3, $4, $5) as opened",
    [world.slug, index, role, code, sessionHash(token)],
  );
  if (rows[0]?.opened !== true) throw new Error(`nobody enters by ${phone}`);
  return token;
}

/** What a row keeps of a name and a phone. */
export function sealed(phone: string, name: string) {
  const index = (kind: string, text: string) =>
    createHmac("sha256", testFieldKey).update(`index|${kind}|${text}`).digest();
  return {
    name: encrypted(name, testFieldKey),
    phone: encrypted(phone, testFieldKey),
    index: index("phone", phone),
    nameKey: (unitName: string) => index("name", `${name}|${unitName}`),
  };
}

/** As lib/platform/crypto/field.ts writes a personal field. */
export function encrypted(text: string, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([Buffer.of(1), nonce, cipher.getAuthTag(), body]);
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("missing in the test world");
  return value;
}
