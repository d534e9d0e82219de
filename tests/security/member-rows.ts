import { randomBytes } from "node:crypto";
import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeMember, writeUnit } from "@/tests/support/members";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";
import { writeList } from "./matrix/member-lists";

/**
 * What members and units have left behind: check-ins in every state, consents, head counts, places
 * and who holds them. Every text carries the district's canary.
 */
export async function seedMemberRows(db: pg.Client, world: World, canary: string): Promise<void> {
  for (const [key, { id, checkInId }] of Object.entries(world.members)) {
    await db.query(
      `update member set name_masked = $3, phone_masked = $3, unit_name = $3, skills = array[$3], times = array[$3]
       where tenant_id = $1 and id = $2`,
      [world.tenantId, id, `${canary} ${key}`],
    );
    await db.query(
      "update member_check_in set branch_name = $3, version = version + 1 where tenant_id = $1 and id = $2",
      [world.tenantId, checkInId, `${canary} ${key}`],
    );
    await seedConsents(db, world, key);
  }
  for (const { checkInId } of Object.values(world.units)) {
    await db.query(
      `update unit_check_in set unit_name = $3, party_org_name = $3, liaison_masked = $3, resources = $3, version = version + 1
       where tenant_id = $1 and id = $2`,
      [world.tenantId, checkInId, canary],
    );
  }
  await seedOthers(db, world, canary);
  await seedRequests(db, world, canary);
  for (const street of [1, 2] as const) {
    for (const ofUnit of [false, true]) {
      const unitId = must(world.units[`unit${String(street)}`]).id;
      const needs = { status: "checked", ...(ofUnit ? { ofUnit } : {}) } as const;
      const id = await writeList(db, world, street, { needs, unitId });
      await db.query(
        "update member_list set file_name = $3, version = version + 1 where tenant_id = $1 and id = $2",
        [world.tenantId, id, canary],
      );
    }
  }
  for (const [key, area] of Object.entries(world.areas)) {
    if (area.officeId === null) continue;
    for (const kind of ["members_living", "units_located"]) {
      await insertRow(db, "head_count", {
        tenant_id: world.tenantId,
        id: newId(),
        path: area.path,
        area_id: area.id,
        kind,
        n: 10,
        source: `${canary} ${key}`,
        as_of: "2026-01-01",
        entered_at: new Date(),
        entered_by: canary,
      });
    }
    await seedSlot(db, world, area, canary);
  }
  await insertRow(db, "volunteer_columns", {
    tenant_id: world.tenantId,
    columns: JSON.stringify([{ head: canary.slice(0, 30), field: "name" }]),
    changed_at: new Date(),
    changed_by: canary,
  });
  await insertRow(db, "known_district", {
    tenant_id: world.tenantId,
    id: newId(),
    name: canary.slice(0, 60),
    public_key: randomBytes(32).toString("base64url"),
    entered_at: new Date(),
    entered_by: canary,
  });
  await insertRow(db, "post_kind", {
    tenant_id: world.tenantId,
    id: newId(),
    key: "legal",
    name: "法律咨询",
    changed_at: new Date(),
    changed_by: canary,
  });
}

/** Wishes and orders of every community in every state, with who asks, who was asked and the menu. */
async function seedRequests(db: pg.Client, world: World, canary: string): Promise<void> {
  let n = 0;
  for (const area of Object.values(world.areas).filter(({ level }) => level === "community")) {
    const placed = { tenant_id: world.tenantId, path: area.path };
    const at = new Date();
    const member = Object.values(world.members).find(({ path }) => path === area.path);
    const unit = Object.values(world.units).find(({ path }) => path === area.path);
    await insertRow(db, "service_item", {
      ...placed,
      id: newId(),
      area_id: area.id,
      title: canary.slice(0, 30),
      includes: canary,
      offered_when: canary.slice(0, 60),
      offered_by: canary.slice(0, 60),
      added_at: at,
    });
    for (const status of ["submitted", "declined", "published", "taken", "withdrawn"]) {
      for (const kind of ["wish", "order"]) {
        n += 1;
        const id = newId();
        const taken = status === "taken";
        await insertRow(db, "service_request", {
          ...placed,
          id,
          number: `20260303${String(n).padStart(5, "0")}`,
          area_id: area.id,
          place_names: area.name,
          kind,
          origin: "portal",
          status,
          public_title: canary.slice(0, 30),
          public_text: canary,
          published_at: at,
          submitted_at: at,
          decline_text: status === "declined" ? canary : null,
          ended_at: status === "declined" || status === "withdrawn" ? at : null,
          taken_at: taken ? at : null,
          taker_member_id: taken && (kind === "wish" || unit === undefined) ? member?.id : null,
          taker_organization_id: taken && kind === "order" ? (unit?.id ?? null) : null,
        });
        await insertRow(db, "service_contact", {
          ...placed,
          request_id: id,
          text: canary,
          name_masked: canary,
          phone_masked: canary,
          on_behalf: false,
          notice_version: "t",
          at,
        });
        if (status !== "published") continue;
        const whom = unit === undefined ? { member_id: member?.id } : { organization_id: unit.id };
        await insertRow(db, "service_offer", {
          ...placed,
          ...whom,
          id: newId(),
          request_id: id,
          at,
        });
        if (unit !== undefined) {
          const too = { member_id: member?.id ?? null, id: newId(), request_id: id, at };
          await insertRow(db, "service_offer", { ...placed, ...too });
        }
      }
    }
  }
}

/** People and units who are nobody at the door: refused, and gone. */
async function seedOthers(db: pg.Client, world: World, canary: string): Promise<void> {
  let n = 0;
  for (const [key, area] of Object.entries(world.areas)) {
    if (area.level !== "community") continue;
    n += 1;
    for (const [status, change] of [
      ["declined", "decline_text = $3, status = 'declined', decided_by = $3"],
      ["ended", "branch_name = $3, status = 'ended', end_reason = 'moved', ended_at = now()"],
    ] as const) {
      const member = await writeMember(db, world, key, {
        name: "孙某",
        phone: `138000${String(n).padStart(2, "0")}${status === "ended" ? "001" : "002"}`,
        status: "submitted",
      });
      await db.query(
        `update member_check_in set ${change}, version = version + 1 where tenant_id = $1 and id = $2`,
        [world.tenantId, member.checkInId, canary],
      );
    }
    const unit = await writeUnit(db, world, key, {
      name: `${canary} 单位`,
      phone: `1360000000${String(n)}`,
      status: "submitted",
    });
    await db.query(
      "update unit_check_in set status = 'declined', decline_text = $3, version = version + 1 where tenant_id = $1 and id = $2",
      [world.tenantId, unit.checkInId, canary],
    );
  }
}

async function seedConsents(db: pg.Client, world: World, key: string): Promise<void> {
  const { id, path } = must(world.members[key]);
  for (const [purpose, withdrawn] of [
    ["registration", null],
    ["national_export", new Date()],
  ] as const) {
    await insertRow(db, "consent", {
      tenant_id: world.tenantId,
      id: newId(),
      path,
      member_id: id,
      purpose,
      notice_version: "t",
      given_at: new Date(),
      withdrawn_at: withdrawn,
    });
  }
}

/** One place of the area, held by one of its members, another one and a unit waiting. */
async function seedSlot(
  db: pg.Client,
  world: World,
  area: { id: string; path: string },
  canary: string,
): Promise<void> {
  const [id, subject_id, at] = [newId(), newId(), new Date()];
  const near = Object.values(world.members).filter(({ path }) => path.startsWith(area.path));
  const units = Object.values(world.units).filter(({ path }) => path.startsWith(area.path));
  const holders = [
    ...near.slice(0, 2).map((member) => ({ member_id: member.id })),
    ...units.slice(0, 1).map((unit) => ({ organization_id: unit.id })),
  ];
  const placed = { tenant_id: world.tenantId, path: area.path, kind: "post", subject_id };
  await insertRow(db, "slot", {
    ...placed,
    id,
    capacity: 1,
    held: Math.min(1, holders.length),
    waiting: Math.max(0, holders.length - 1),
  });
  const words = {
    area_id: area.id,
    place: canary,
    status: "open",
    created_at: at,
    created_by: canary,
  };
  const here = { tenant_id: world.tenantId, path: area.path, ...words };
  await insertRow(db, "service_post", {
    ...here,
    id: subject_id,
    kind: "patrol",
    name: "治安巡逻",
    duties: `${canary} duties`,
    slot_id: id,
  });
  await insertRow(db, "service_activity", {
    ...here,
    id: newId(),
    kind: "patrol",
    title: "夜间巡逻",
    body: canary,
    risk: false,
    insured: false,
  });
  for (const [place, holder] of holders.entries()) {
    const claimId = newId();
    await insertRow(db, "claim", {
      ...placed,
      ...holder,
      id: claimId,
      ...(place === 0 ? { held_at: at } : {}),
      slot_id: id,
      status: place === 0 ? "held" : "waiting",
      place: place + 1,
      at,
    });
    if (place > 0 || !("member_id" in holder)) continue;
    // Hours of their own: a member who holds places of several areas tells none twice.
    seeded += 1;
    await insertRow(db, "service_record", {
      ...placed,
      id: newId(),
      member_id: holder.member_id,
      claim_id: claimId,
      title: canary,
      place: canary,
      what: canary,
      starts_at: new Date(Date.UTC(2020, 0, 1, seeded)),
      ends_at: new Date(Date.UTC(2020, 0, 1, seeded + 1)),
      minutes: 60,
      status: "submitted",
      entered_at: at,
    });
  }
}

let seeded = 0;
