import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { SeededMember } from "@/tests/support/members";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** What a community offers to its members, and what the target's member has of it. */
export interface Service {
  /** A post with free places. */
  postId: string;
  slotId: string;
  activityId: string;
  /** The member's place at the post, and an entry about it that waits for a word. */
  heldId: string;
  recordId: string;
  /** The member's shift, another one, and the place of somebody there who would like to change. */
  shiftClaimId: string;
  otherShiftId: string;
  otherClaimId: string;
}

const hour = 3_600_000;
let serial = 0;

/** A post and an activity at the street's first community. */
export async function writeService(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  member: SeededMember,
): Promise<Service> {
  serial += 1;
  const key = `street${String(street)}`;
  const { id: area_id, path } = must(world.areas[`${key}.community1`]);
  const other = must(world.members[`member${String(street)}1`]);
  const placed = { tenant_id: world.tenantId, path };
  const made = { area_id, place: "东门", status: "open", created_at: new Date(), created_by: "t" };
  const [postId, slotId, activityId] = [newId(), newId(), newId()];
  const post = { ...placed, kind: "post", subject_id: postId };
  await insertRow(db, "slot", { ...post, id: slotId, capacity: 5, held: 0 });
  await insertRow(db, "service_post", {
    ...placed,
    ...made,
    id: postId,
    kind: "patrol",
    name: "治安巡逻",
    duties: "每周巡逻一次。",
    slot_id: slotId,
  });
  await insertRow(db, "service_activity", {
    ...placed,
    ...made,
    id: activityId,
    kind: "patrol",
    title: "夜间巡逻",
    body: "两人一组。",
    risk: false,
    insured: false,
  });
  const heldSlot = newId();
  await insertRow(db, "slot", { ...post, id: heldSlot, capacity: 5, held: 1 });
  const heldId = await hold(db, { ...post, slot_id: heldSlot, member_id: member.id });
  const recordId = newId();
  await insertRow(db, "service_record", {
    ...post,
    id: recordId,
    member_id: member.id,
    claim_id: heldId,
    title: "治安巡逻",
    place: "东门",
    what: "巡逻",
    starts_at: new Date(Date.UTC(2010, 0, 1, serial * 2)),
    ends_at: new Date(Date.UTC(2010, 0, 1, serial * 2 + 1)),
    minutes: 60,
    status: "submitted",
    entered_at: new Date(),
  });
  // Confirmed, and the member has agreed to its being told to the national system.
  await insertRow(db, "service_record", {
    ...post,
    id: newId(),
    member_id: member.id,
    claim_id: heldId,
    title: "治安巡逻",
    place: "东门",
    what: "巡逻",
    starts_at: new Date(Date.UTC(1990, 0, 1, serial * 2)),
    ends_at: new Date(Date.UTC(1990, 0, 1, serial * 2 + 1)),
    minutes: 60,
    status: "confirmed",
    decided_at: new Date(),
    decided_by: "社区",
    entered_at: new Date(),
  });
  // Past the trigger that lets a visitor speak for the member being registered alone.
  await db.query("set local session_replication_role = replica");
  await db.query(
    `insert into consent (tenant_id, id, path, member_id, purpose, notice_version, given_at)
     values ($1, $2, $3, $4, 'national_export', 't', now()) on conflict do nothing`,
    [world.tenantId, newId(), member.path, member.id],
  );
  await db.query("set local session_replication_role = origin");
  // Every target has hours of its own, so that nobody is in two shifts at once.
  const shift = (at: number) => {
    const starts = Date.now() + (serial * 8 + at) * hour;
    return {
      ...placed,
      kind: "shift",
      subject_id: activityId,
      starts_at: new Date(starts),
      ends_at: new Date(starts + 2 * hour),
    };
  };
  const [mine, theirs] = [shift(4), shift(8)];
  const [mineId, otherShiftId] = [newId(), newId()];
  await insertRow(db, "slot", { ...mine, id: mineId, capacity: 2, held: 1 });
  await insertRow(db, "slot", { ...theirs, id: otherShiftId, capacity: 2, held: 1 });
  const shiftClaimId = await hold(db, { ...mine, slot_id: mineId, member_id: member.id });
  const otherClaimId = await hold(db, {
    ...theirs,
    slot_id: otherShiftId,
    member_id: other.id,
    wants_slot_id: mineId,
  });
  return {
    postId,
    slotId,
    activityId,
    heldId,
    recordId,
    shiftClaimId,
    otherShiftId,
    otherClaimId,
  };
}

async function hold(db: pg.ClientBase, row: Record<string, unknown>): Promise<string> {
  const id = newId();
  const at = new Date();
  await insertRow(db, "claim", { ...row, id, status: "held", place: 1, at, held_at: at });
  return id;
}
