import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { must } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";

/** Of every council, and of every estate, a meeting that was told, with what was resolved, and one of which its members know nothing yet. */
export async function seedMeetingRows(db: pg.Client, world: World, canary: string): Promise<void> {
  for (const [key, council] of Object.entries(world.councils)) {
    const level = key.length > "council1".length ? "community" : "street";
    await seedOfBody(db, world, canary, { ...council, kind: "council", level });
  }
  for (const estate of Object.values(world.estates)) {
    const { seatId } = estate;
    if (seatId === null) continue;
    await seedOfBody(db, world, canary, {
      ...estate,
      seatId,
      kind: "property",
      level: "community",
    });
  }
}

interface Body {
  id: string;
  kind: "council" | "property";
  level: string;
  path: string;
  areaId: string;
  seatId: string;
  /** Who fills a seat of a council raises topics. */
  holderId?: string;
}

async function seedOfBody(db: pg.Client, world: World, canary: string, body: Body): Promise<void> {
  const now = new Date();
  const category = must(world.categories["0102"]);
  const department = must(Object.values(world.departments)[0]);
  const isCouncil = body.kind === "council";
  for (const told of [true, false]) {
    const fromSeat = told && isCouncil;
    const placed = { tenant_id: world.tenantId, path: body.path, body_kind: body.kind };
    const [id, topicId] = [newId(), newId()];
    await insertRow(db, "meeting", {
      ...placed,
      id,
      area_id: body.areaId,
      level: body.level,
      body_id: body.id,
      body_name: canary,
      form: isCouncil ? "monthly" : "tri_party",
      place: canary,
      convener: canary,
      starts_at: now,
      called_by: "t",
      called_at: now,
      ...(told
        ? {
            status: "published",
            theme: "停车难",
            notified_at: now,
            changed_at: now,
            change_reason: canary,
            held_at: now,
            minutes: canary,
            resolved_at: now,
            published_at: now,
          }
        : {}),
    });
    await insertRow(db, "meeting_topic", {
      ...placed,
      id: topicId,
      body_id: body.id,
      title: "停车难",
      matter: canary,
      origin: fromSeat ? "seat" : "staff",
      holder_id: fromSeat ? body.holderId : null,
      organization_name: fromSeat ? canary : null,
      status: told ? "settled" : "open",
      entered_by: "t",
      entered_at: now,
    });
    const row = { ...placed, meeting_id: id };
    await insertRow(db, "agenda_item", {
      ...row,
      id: newId(),
      position: 0,
      topic_id: topicId,
      title: "停车难",
      state: told ? "told" : "draft",
    });
    await insertRow(db, "meeting_attendee", {
      ...row,
      id: newId(),
      position: 0,
      seat_id: body.seatId,
      organization_name: canary,
      name: "孙委员",
      presence: told ? "excused" : null,
      word: told ? "出差" : null,
    });
    const resolutionId = newId();
    await insertRow(db, "meeting_resolution", {
      ...row,
      id: resolutionId,
      number: 1,
      topic_id: topicId,
      measure: canary,
      organization_id: department.id,
      organization_name: canary,
      member_unit: false,
      category_id: category,
      due_on: "2099-01-01",
      state: told ? "open" : "draft",
    });
    if (!fromSeat) continue;
    await insertRow(db, "resolution_progress", {
      ...row,
      id: newId(),
      resolution_id: resolutionId,
      holder_id: body.holderId,
      organization_name: canary,
      happened_on: "2026-03-01",
      body: canary,
      entered_at: now,
    });
  }
}
