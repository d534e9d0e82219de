import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, card, doVerb, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// Two neighbours report the same thing. The street handles it once, each neighbour keeps the own
// number, sees the progress and none of the other's words, is told the result and rates it.

test("duplicates are handled as one", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("水管");
  const firstWords = `${mark}：北街三号楼外墙水管爆裂，水流到路面上，我是二楼的李阿姨。`;
  const secondWords = `${mark}：北街三号楼外墙水管爆裂，水流到路面上，走路要蹚水。`;
  const matter = { category: "道路破损", place: { typed: "北街", name: "北街居委会" } };

  const one = await aResident(browser);
  const first = await report(one, { text: firstWords, ...matter });
  const two = await aResident(browser);
  const second = await report(two, { text: secondWords, ...matter });

  const dispatcher = await staff(browser, "dispatcher");
  await test.step("the dispatcher compares both at the desk and links them by keyboard", async () => {
    await dispatcher.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
    const rows = dispatcher.getByRole("list", { name: "待办队列" }).getByRole("listitem");
    await expect(rows).toHaveCount(2);
    await alive(rows.nth(1).getByRole("link"));
    await dispatcher.keyboard.press("j");
    await dispatcher.keyboard.press("Enter");
    await expect(rows.nth(1).getByRole("link")).toHaveAttribute("aria-current", "true");
    const alike = card(dispatcher, "可能是同一件事");
    await expect(alike).toContainText("文字相近");
    await dispatcher.keyboard.press("z");
    const go = alike.getByRole("button", { name: `并入 ${first.number}` });
    await expect(go).toBeFocused();
    await expect(alike.getByRole("table").first()).toContainText(secondWords);
    await expect(alike.getByRole("table").first()).toContainText(firstWords);
    await dispatcher.keyboard.press("Enter");
    await expect(
      dispatcher.getByRole("status", { name: "操作结果" }).getByText("已并案"),
    ).toBeVisible();
    await expect(rows).toHaveCount(1);
  });

  await test.step("sends it out once, for both", async () => {
    await expect(card(dispatcher, "并案 · 2 人反映")).toContainText(second.number);
    await dispatcher.getByRole("link", { name: "打开完整页面" }).click();
    await expect(dispatcher.getByText("本件与另外 1 件并案")).toBeVisible();
    await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：请到现场止水并修复。`),
    );
  });

  await test.step("the second neighbour sees the progress, without the first one's words", async () => {
    await track(two, second);
    await expect(two.getByText("与同一问题一并办理").first()).toBeVisible();
    const together = card(two, "一并办理的进展");
    await expect(together).toContainText(first.number);
    await expect(together).toContainText("共有 2 人反映");
    await expect(together).toContainText("已派给");
    await expect(two.getByText("李阿姨")).toHaveCount(0);
    await expect(card(two, "催办")).toContainText("以后还没有进展，可以在这里催办");
    expect(await noSideways(two)).toBe(true);
    await two.getByLabel("补充的内容").fill("现在水已经流到四号楼了。");
    await two.getByRole("button", { name: "提交补充" }).click();
    await expect(card(two, "往来留言")).toContainText("流到四号楼");
  });

  await test.step("what the second one adds stands where the work is done", async () => {
    await dispatcher.reload();
    const cluster = card(dispatcher, "并案 · 2 人反映");
    await expect(cluster).toContainText("现在水已经流到四号楼了。");
    await expect(cluster).toContainText(`${second.number} 的居民`);
  });

  await test.step("a link is undone with a reason, and made again by number", async () => {
    const cluster = card(dispatcher, "并案 · 2 人反映");
    await cluster.getByText("解除", { exact: true }).click();
    await cluster.getByLabel("解除并案的理由").fill("四号楼另有一处漏点。");
    await cluster.getByRole("button", { name: "解除并案" }).click();
    await expect(
      dispatcher.getByRole("status", { name: "操作结果" }).getByText("已解除并案"),
    ).toBeVisible();
    await expect(card(dispatcher, "并案 · 2 人反映")).toHaveCount(0);
    await track(two, second);
    await expect(card(two, "办理经过")).toContainText("您的诉求单独办理");
    await expect(two.getByRole("heading", { name: "一并办理的进展" })).toHaveCount(0);

    const lead = dispatcher.url();
    await dispatcher.goto(`/tickets?q=${second.number}`);
    await dispatcher.getByRole("link", { name: mark }).first().click();
    await dispatcher.waitForURL(/\/tickets\/[0-9a-f-]{36}$/);
    await expect(dispatcher.getByRole("heading", { level: 1 })).toContainText(mark);
    await doVerb(
      dispatcher,
      { verb: "并案", go: "并案", done: "居民会看到一并办理" },
      async (form) => form.getByLabel("主件编号").fill(first.number),
    );
    await expect(dispatcher.getByText("与主件一并办理 · 2 人反映")).toBeVisible();
    await dispatcher.goto(lead);
  });

  await test.step("the end of the one is the end of both, and each rates it", async () => {
    await doVerb(dispatcher, { verb: "收回派单", go: "撤回", done: "已撤回" }, async (form) =>
      form.getByLabel("撤回的理由").fill("物业已在抢修。"),
    );
    await doVerb(
      dispatcher,
      { verb: "直接答复", go: "答复并办结", done: "已答复并办结" },
      async (form) => form.getByLabel("给居民的答复").fill("水管已由物业连夜修复，路面已清理。"),
    );
    await expect
      .poll(
        async () => {
          await track(two, second);
          return two.getByText("水管已由物业连夜修复").count();
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0);
    await expect(two.getByText("已办结").first()).toBeVisible();
    const rating = card(two, "请您评价");
    await rating.getByText("联系过", { exact: true }).click();
    await rating.getByText("解决了", { exact: true }).click();
    await rating.getByText("满意", { exact: true }).click();
    await rating.getByRole("button", { name: "提交评价" }).click();
    await expect(card(two, "您的评价")).toContainText("解决了");
  });
});
