import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";
import type { Scene } from "./target";

/** A department's action in a community, which nobody has told of yet. */
export async function writeAction(
  db: pg.ClientBase,
  world: World,
  at: { area: string; department: string },
): Promise<string> {
  const area = must(world.areas[at.area]);
  const department = must(world.departments[at.department]);
  const id = newId();
  await insertRow(db, "proactive_action", {
    tenant_id: world.tenantId,
    id,
    path: area.path,
    area_id: area.id,
    area_name: area.name,
    organization_id: department.id,
    by_name: department.name,
    title: "疏通雨水口",
    plan: "逐处疏通。",
    category_ids: `{${must(world.categories["0102"])}}`,
    from_day: "2026-06-01",
    to_day: "2026-06-10",
    planned_at: new Date(),
    planned_by: "t",
  });
  return id;
}

export const proactiveScenes: Readonly<Record<string, Scene>> = {
  "proactive.plan": {
    subject: "place",
    input: ({ world, gridId }) => ({
      title: "疏通雨水口",
      plan: "逐处疏通。",
      areaId: gridId,
      categoryIds: [must(world.categories["0102"])],
      fromDay: "2026-06-01",
      toDay: "2026-06-10",
    }),
  },
  "proactive.report": {
    subject: "register",
    input: ({ actionId }) => ({ id: actionId, version: "1", outcome: "done", text: "已疏通。" }),
  },
  "season.preset": { subject: "none", input: () => ({}) },
  "season.save": {
    subject: "none",
    input: () => ({
      title: "汛期",
      advice: "疏通管道。",
      fromMonth: "5",
      toMonth: "9",
      active: "1",
    }),
  },
};
