import { describe, expect, test } from "vitest";
import { withScope } from "@/lib/platform/db/scope";
import { acceptReturn } from "@/lib/affairs/tickets/commands/accept-return";
import { requestReturn } from "@/lib/affairs/tickets/commands/request-return";
import { suggestFor } from "@/lib/affairs/tickets/queries/suggest";
import type { Settings } from "@/lib/ground/settings/rules/parameters";
import { resolveSettings } from "@/lib/ground/settings/rules/settings";
import { refused, Stage } from "@/tests/support/commands";
import { useDatabase } from "@/tests/support/database";
import { recordStatements } from "@/tests/support/statements";
import { must } from "@/tests/support/world";

const database = useDatabase("alpha");
const stage = new Stage(database, "alpha");

async function suggest(login: string, id: string) {
  return withScope(await stage.as(login), "read", (scope) => suggestFor(scope, id));
}

describe("a suggestion", () => {
  test("names category, organization and why, and a task without what tells who complained", async () => {
    const { id } = await stage.report({
      text: "我叫王小明，电话13812345678，楼上漏水漏到我家天花板，墙皮都掉了",
    });
    const found = await suggest("dispatcher1", id);
    expect(found.categories[0]).toMatchObject({ id: must(stage.world.categories["0101"]) });
    expect(found.categories[0]?.why).toContain("漏水");
    const [first] = found.organizations;
    expect(first).toMatchObject({ name: "住建局", urgency: "routine" });
    expect(first?.why).toContain("按派单目录由住建局办理");
    expect(first?.task).not.toMatch(/13812345678|王小明/u);
    expect(first?.task).toContain("漏水");
  });

  test("costs three statements", async () => {
    const { id } = await stage.report();
    const credential = await stage.as("dispatcher1");
    const { statements } = await recordStatements(() =>
      withScope(credential, "read", (scope) => suggestFor(scope, id)),
    );
    expect(statements).toHaveLength(3);
  });

  test("shows open matters of the street that say the same, with why", async () => {
    const text = "共用水箱盖子不见了，鸽子都飞进去了";
    const first = await stage.report({ text });
    const elsewhere = await stage.report({
      text,
      areaId: must(stage.world.areas["street2.community1.grid1"]).id,
    });
    const second = await stage.report({ text: `${text}，快来看看` });
    const { duplicates } = await suggest("dispatcher1", second.id);
    expect(duplicates[0]).toMatchObject({ id: first.id, number: first.number });
    expect(duplicates[0]?.why).toMatch(/同一地点、同类事项、文字相近 \d+%、今天登记/u);
    expect(duplicates.map(({ id }) => id)).not.toContain(elsewhere.id);
  });

  test("looks back as far as the district says, at those of the same kind or place first", async () => {
    const text = "自行车棚顶棚被风掀翻，铁皮垂下来";
    const areaId = must(stage.world.areas["street1.community2.grid1"]).id;
    const categoryId = must(stage.world.categories["0201"]);
    const first = await stage.report({ text, areaId, categoryId });
    await database.pastTriggers(
      "update ticket set registered_at = registered_at - interval '10 days' where id = $1",
      [first.id],
    );
    const second = await stage.report({ text: `${text}，很危险`, areaId, categoryId });
    // Newer, of another kind and at another place.
    await stage.report({ text: "楼道灯不亮了，晚上看不见。" });
    const usual = resolveSettings([]);
    const found = async (look: Partial<Settings>) => {
      const credential = await stage.as("dispatcher1");
      const { duplicates } = await withScope(credential, "read", (scope) =>
        suggestFor(scope, second.id, undefined, { ...usual, ...look }),
      );
      return duplicates.map(({ id }) => id);
    };
    expect(await found({})).toContain(first.id);
    // Where only one is compared, it is not the newest but the one of the same kind and place.
    expect(await found({ "duplicates.compared": 1 })).toEqual([first.id]);
    expect(await found({ "duplicates.within": { value: 7, unit: "day" } })).toEqual([]);
  });

  test("leaves out who gave it back", async () => {
    const { id } = await stage.ticketAt("dispatched");
    await stage.onWork("housingclerk", requestReturn, id, {
      reasonCode: "unclear_owner",
      text: "楼道灯属于物业公司维护，权属需要先确认。",
    });
    await stage.onWork("dispatcher1", acceptReturn, id, { text: "同意，重新派单。" });
    const { organizations } = await suggest("dispatcher1", id);
    expect(organizations.map(({ name }) => name)).not.toContain("住建局");
  });

  test.each(["grid111", "community11", "secretary1", "housingclerk", "dispatcher2"])(
    "is not for %s",
    async (login) => {
      const { id } = await stage.report();
      await refused(suggest(login, id), "not-found");
    },
  );
});
