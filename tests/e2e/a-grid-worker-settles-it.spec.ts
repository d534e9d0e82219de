import { expect } from "@playwright/test";
import { deskLine, expectDone } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, card, doVerb, noSideways, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.13, 4 and 7: what the grid has settled by itself is done at once, and ends only when the
// resident was asked. On the way the resident adds what has come up since.

const more = "今天又多了两袋，已经堵住了半边楼梯。";
const result = "已联系堆放的住户，杂物当场清走，楼梯已通。";

test("a grid worker settles it", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("楼道");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：楼梯口堆了杂物，老人走路不方便。`,
    category: "邻里纠纷",
    place: { typed: "第一网格", name: "第一网格" },
  });

  await test.step("the resident adds what is new", async () => {
    await track(resident, receipt);
    const facts = card(resident, "补充情况");
    await alive(facts.getByLabel("补充的内容"));
    await facts.getByLabel("补充的内容").fill(more);
    await facts.getByRole("button", { name: "提交补充" }).click();
    await expect(resident.getByText("已收到您的补充。").first()).toBeVisible();
    await expect(card(resident, "往来留言")).toContainText(more);
  });

  await test.step("the grid worker reads it on the telephone and settles it there", async () => {
    const grid = await staff(browser, "grid", "phone");
    await openMatter(grid, "/tickets", mark);
    await expect(grid.getByText(more)).toBeVisible();
    await doVerb(grid, { verb: "自行处置", go: "报处置结果", done: "处置结果已报" }, async (form) =>
      form.getByLabel("处理结果").fill(result),
    );
    expect(await noSideways(grid)).toBe(true);
  });

  await test.step("the resident reads the result and is asked", async () => {
    await track(resident, receipt);
    await expect(resident.getByText(result).first()).toBeVisible();
    const rate = card(resident, "请您评价");
    await expect(rate).toBeVisible();
  });

  await test.step("the street calls back by b, and closes by c", async () => {
    const desk = await staff(browser, "dispatcher");
    await deskLine(desk, "closing", mark);
    await desk.keyboard.press("b");
    const form = desk.locator('[data-verb="callBack"]');
    await form.getByText("联系上了", { exact: true }).click();
    for (const answer of ["联系过", "解决了", "满意"]) {
      await form.getByText(answer, { exact: true }).click();
    }
    await desk.keyboard.press("Control+Enter");
    await expectDone(desk, "回访已记录");
    await deskLine(desk, "closing", mark);
    await desk.keyboard.press("c");
    await expect(desk.getByLabel("给居民的答复")).toBeVisible();
    await desk.getByLabel("给居民的答复").fill("杂物已清走，谢谢您反映。");
    await desk.keyboard.press("Control+Enter");
    await expectDone(desk, "已结案");
    await track(resident, receipt);
    await expect(resident.getByText("已办结", { exact: true })).toBeVisible();
  });
});
