import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import type { World } from "@/tests/support/world";
import { insertRow, type Matter } from "./matter";

/** What an editor has written; nobody's own words. */
export const wallWords = {
  title: "楼道照明损坏",
  problem: "居民反映楼道灯不亮，夜间不便。",
  measures: "更换灯具，每周巡查。",
};

/** Puts a matter that was sent out on the wall. */
export async function writeEntry(
  db: pg.ClientBase,
  world: World,
  { ticketId }: Matter,
): Promise<string> {
  const id = newId();
  await insertRow(db, "wall_entry", {
    tenant_id: world.tenantId,
    id,
    ticket_id: ticketId,
    ...wallWords,
    published_at: new Date(),
    published_by: "某",
  });
  return id;
}
