import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";

/** In every street and community something that everybody may rate. */
export async function seedRatingRows(db: pg.ClientBase, world: World): Promise<void> {
  for (const area of Object.values(world.areas)) {
    if (area.level !== "street" && area.level !== "community") continue;
    await insertRow(db, "public_rating", {
      tenant_id: world.tenantId,
      id: newId(),
      path: area.path,
      subject_kind: "estate",
      subject_id: newId(),
      period: "2026-Q4",
      questions: [{ key: "cleaning", answers: ["good", "bad"] }],
      opens_at: new Date(),
    });
  }
}
