import type pg from "pg";
import { newId } from "@/lib/platform/core/id";
import { writeParty } from "@/tests/support/party";
import { must, type World } from "@/tests/support/world";
import { insertRow } from "./matter";

/** Two project branches of a community: one works for the street's theme, the other may take it up. */
export interface TopicBranch {
  freeId: string;
  rowId: string;
}

export async function writeTopicBranch(
  db: pg.ClientBase,
  world: World,
  street: 1 | 2,
  topicId: string,
): Promise<TopicBranch> {
  const above = must(world.party[`community${String(street)}1`]);
  const project = (name: string) =>
    writeParty(db, world, `street${String(street)}.community1`, {
      level: "branch",
      form: "project",
      name,
      parent_id: above.id,
      purpose: "加装电梯协调。",
      ends_on: "2099-01-01",
    });
  const free = await project("加梯项目党支部");
  const busy = await project("停车项目党支部");
  const rowId = newId();
  await insertRow(db, "topic_branch", {
    tenant_id: world.tenantId,
    id: rowId,
    path: above.path,
    topic_id: topicId,
    party_id: busy.id,
    party_name: "停车项目党支部",
    named_at: new Date(),
    named_by: "t",
  });
  return { freeId: free.id, rowId };
}
