import { describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { learnCategory } from "@/lib/affairs/tickets/commands/learn-category";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { accept } from "@/lib/affairs/tickets/commands/accept";
import { contact } from "@/lib/affairs/tickets/commands/contact";
import { submit } from "@/lib/affairs/tickets/commands/submit";
import { categoriesToLearn } from "@/lib/affairs/tickets/queries/learning";
import { suggestFor } from "@/lib/affairs/tickets/queries/suggest";
import { Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

async function handled(text: string): Promise<string> {
  const { id } = await stage.report({ text });
  await stage.dispatch(id);
  await stage.onWork("housingclerk", accept, id);
  await stage.onWork("housingclerk", contact, id, { text: "您好，我们今天下午来看。" });
  await stage.onWork("housingclerk", submit, id, {
    result: "已上门查看处理，现已恢复。",
    measures: "已派人到现场处理。",
    answeredHow: "phone",
    outcome: "solved",
  });
  return id;
}

async function learn(): Promise<string[]> {
  const due = await withScope(stage.job, "read", categoriesToLearn);
  for (const { id } of due) await execute(learnCategory, stage.job, { id }, newId());
  return due.map(({ id }) => id);
}

async function terms(): Promise<string[]> {
  const { rows } = await database.admin.query<{ term: string }>("select term from suggest_term");
  return rows.map(({ term }) => term);
}

describe("what the district's own work teaches", () => {
  test("a word that three tickets say is learned, what one person said is not", async () => {
    const category = must(stage.world.categories["0102"]);
    await handled("水箱盖子上全是鸽子窝，我叫欧阳小花，电话13812345678");
    await handled("水箱边又来了一群鸽子窝");
    expect(await learn()).toEqual([category]);
    expect(await terms()).toEqual([]);

    await handled("鸽子窝把水箱堵了");
    expect(await learn()).toEqual([category]);
    const known = await terms();
    expect(known).toContain("鸽子窝");
    expect(known.join("")).not.toMatch(/欧阳|小花|\d|盖子/u);
    expect(await learn()).toEqual([]);

    const { id } = await stage.report({
      text: "鸽子窝又回来了",
      categoryId: must(stage.world.categories["0201"]),
    });
    const { categories, organizations } = await withScope(
      await stage.as("dispatcher1"),
      "read",
      (scope) => suggestFor(scope, id),
    );
    expect(categories[0]?.id).toBe(category);
    expect(organizations[0]?.why).toContain("近 90 天同类 3 件由其办结");
  });

  test("a return counts against the receiver", async () => {
    const { id } = await stage.report({ text: "鸽子窝堵住了出水口" });
    await stage.dispatch(id, "water");
    await stage.onWork("waterclerk", requestReturn, id, {
      reasonCode: "unclear_owner",
      text: "水箱属于物业公司维护，权属需要先确认。",
    });
    await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，重新派单。" });
    await learn();
    const { rows } = await database.admin.query(
      "select done, returned from suggest_outcome where organization_id = $1",
      [must(stage.world.departments["water"]).id],
    );
    expect(rows).toEqual([{ done: 0, returned: 1 }]);
  });
});
