import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matrix/matter";
import { writeTopicBranch } from "./matrix/topic-branch";

/** A topic of this month at the district and at each street, its problem led by a department. */
export async function seedTopicRows(
  db: pg.ClientBase,
  world: World,
  canary: string,
): Promise<void> {
  const departments = Object.values(world.departments);
  const now = new Date();
  const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  const places = Object.values(world.areas).filter(
    ({ level }) => level === "district" || level === "street",
  );
  for (const [at, area] of places.entries()) {
    const lead = must(departments[at % departments.length]);
    const placed = { tenant_id: world.tenantId, path: area.path };
    const [topicId, problemId] = [newId(), newId()];
    await insertRow(db, "monthly_topic", {
      ...placed,
      id: topicId,
      area_id: area.id,
      area_name: area.name,
      month,
      title: "房屋渗漏维修",
      chosen_at: now,
      chosen_by: "t",
    });
    await insertRow(db, "topic_problem", {
      ...placed,
      id: problemId,
      topic_id: topicId,
      organization_id: lead.id,
      organization_name: lead.name,
      title: "屋面渗漏",
      matter: canary,
      public_text: "正在维修。",
      released_at: now,
      given_at: now,
      given_by: "t",
    });
    for (const done of [false, true]) {
      await insertRow(db, "topic_measure", {
        ...placed,
        id: newId(),
        problem_id: problemId,
        organization_id: lead.id,
        text: canary,
        due_on: month,
        ...(done ? { done_text: canary, done_at: now, done_by: "t" } : {}),
      });
    }
  }
  await seedActions(db, world, canary);
  for (const street of [1, 2] as const) {
    const { rows } = await db.query<{ id: string }>(
      "select id from monthly_topic where tenant_id = $1 and path = $2",
      [world.tenantId, must(world.areas[`street${String(street)}`]).path],
    );
    await writeTopicBranch(db, world, street, must(rows[0]).id);
  }
}

/** A season, and an action of every department in every grid. */
async function seedActions(db: pg.ClientBase, world: World, canary: string): Promise<void> {
  const now = new Date();
  await insertRow(db, "season", {
    tenant_id: world.tenantId,
    id: newId(),
    title: "汛期",
    advice: "汛前疏通管道。",
    from_month: 1,
    to_month: 12,
  });
  for (const area of Object.values(world.areas).filter(({ level }) => level === "grid")) {
    for (const department of Object.values(world.departments)) {
      await insertRow(db, "proactive_action", {
        tenant_id: world.tenantId,
        id: newId(),
        path: area.path,
        area_id: area.id,
        area_name: area.name,
        organization_id: department.id,
        by_name: department.name,
        title: canary,
        plan: canary,
        category_ids: `{${must(world.categories["0102"])}}`,
        from_day: now,
        to_day: now,
        planned_at: now,
        planned_by: "t",
      });
    }
  }
}
