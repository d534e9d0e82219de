import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

export interface Topic {
  topicId: string;
  problemId: string;
  openId: string;
  doneId: string;
}

/** Another month for every target: a level has one theme a month. */
let targets = 0;
export function monthAfter(year: number, months: number): string {
  const month = String((months % 12) + 1).padStart(2, "0");
  return `${String(year + Math.floor(months / 12))}-${month}`;
}

/** A street's theme with one released problem, led by a department; of its measures one is done. */
export async function writeTopic(
  db: pg.ClientBase,
  world: World,
  at: { area: string; department: string },
): Promise<Topic> {
  targets += 1;
  const area = must(world.areas[at.area]);
  const lead = must(world.departments[at.department]);
  const topic = { topicId: newId(), problemId: newId(), openId: newId(), doneId: newId() };
  const placed = { tenant_id: world.tenantId, path: area.path };
  const now = new Date();
  await insertRow(db, "monthly_topic", {
    ...placed,
    id: topic.topicId,
    area_id: area.id,
    area_name: area.name,
    // Years that no form can name.
    month: new Date(`${monthAfter(2100, targets)}-01`),
    title: "房屋渗漏维修",
    chosen_at: now,
    chosen_by: "t",
  });
  await insertRow(db, "topic_problem", {
    ...placed,
    id: topic.problemId,
    topic_id: topic.topicId,
    organization_id: lead.id,
    organization_name: lead.name,
    title: "屋面渗漏",
    matter: "修了又漏。",
    public_text: "正在维修。",
    released_at: now,
    given_at: now,
    given_by: "t",
  });
  for (const [id, done] of [
    [topic.openId, false],
    [topic.doneId, true],
  ] as const) {
    await insertRow(db, "topic_measure", {
      ...placed,
      id,
      problem_id: topic.problemId,
      organization_id: lead.id,
      text: "普查建账",
      due_on: "2020-01-01",
      ...(done ? { done_text: "已普查。", done_at: now, done_by: "t" } : {}),
    });
  }
  return topic;
}
