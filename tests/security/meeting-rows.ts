import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { must } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";

/** Of every council a meeting that was told, with what was resolved, and one of which its members know nothing yet. */
export async function seedMeetingRows(db: pg.Client, world: World, canary: string): Promise<void> {
  const now = new Date();
  const category = must(world.categories["0102"]);
  const department = must(Object.values(world.departments)[0]);
  for (const [key, council] of Object.entries(world.councils)) {
    for (const told of [true, false]) {
      const placed = { tenant_id: world.tenantId, path: council.path, body_kind: "council" };
      const [id, topicId] = [newId(), newId()];
      await insertRow(db, "meeting", {
        ...placed,
        id,
        area_id: council.areaId,
        level: key.length > "council1".length ? "community" : "street",
        body_id: council.id,
        body_name: canary,
        form: "monthly",
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
        body_id: council.id,
        title: "停车难",
        matter: canary,
        origin: told ? "seat" : "staff",
        holder_id: told ? council.holderId : null,
        organization_name: told ? canary : null,
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
        seat_id: council.seatId,
        organization_name: canary,
        name: "孙委员",
        presence: told ? "excused" : null,
        word: told ? "出差" : null,
      });
      await insertRow(db, "meeting_resolution", {
        ...row,
        id: newId(),
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
    }
  }
}
