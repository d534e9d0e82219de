import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";
import type { Scene, Target } from "./target";

export interface Topic {
  topicId: string;
  problemId: string;
  openId: string;
  doneId: string;
}

/** Another month for every target and try: a level has one theme a month. */
let targets = 0;
let tries = 0;
function monthAfter(year: number, months: number): string {
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

function onTopic(which: keyof Topic, more: (target: Target) => Record<string, unknown>): Scene {
  return {
    subject: "register",
    input: (target) => ({ id: target.topic[which], version: "1", ...more(target) }),
  };
}

const measure = () => ({ text: "逐户修复", dueOn: "2099-01-05" });
const words = () => ({ text: "情况属实，已经办好。" });

export const topicScenes: Readonly<Record<string, Scene>> = {
  "topic.choose": {
    subject: "none",
    input: () => {
      tries += 1;
      return { month: monthAfter(2030, tries % 800), title: "小区停车" };
    },
  },
  "topic.addProblem": onTopic("topicId", ({ departmentId }) => ({
    title: "夜间停车",
    matter: "车位不足，占用通道。",
    organizationId: departmentId,
    measure1: "划定车位",
    due1: "2099-01-05",
  })),
  "topic.addMeasure": onTopic("problemId", measure),
  "topic.replan": onTopic("openId", measure),
  "topic.report": onTopic("openId", words),
  "topic.sendBack": onTopic("doneId", words),
  "topic.review": onTopic("problemId", () => ({ outcome: "partly", ...words() })),
  "topic.release": onTopic("problemId", words),
  "topic.hide": onTopic("problemId", () => ({})),
};
