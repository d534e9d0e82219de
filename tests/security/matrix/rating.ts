import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** What everybody may rate, about something of the street. */
export async function writeRating(db: pg.ClientBase, world: World, street: 1 | 2): Promise<string> {
  const id = newId();
  await insertRow(db, "public_rating", {
    tenant_id: world.tenantId,
    id,
    path: must(world.areas[`street${String(street)}.community1`]).path,
    subject_kind: "estate",
    subject_id: newId(),
    period: "2026-Q4",
    questions: [{ key: "cleaning", answers: ["good", "bad"] }],
    opens_at: "2020-01-01",
  });
  return id;
}
