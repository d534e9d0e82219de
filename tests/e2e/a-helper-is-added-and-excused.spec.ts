import { expect } from "@playwright/test";
import { acceptOrder, deskLine, expectDone, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive, card, doVerb, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.6: while a matter is in work the street gives another unit a part of it, and takes that
// part away again with a reason; the lead then waits for nobody. All of it beside the queue.

const helper = "区城管执法局";
const excused = "广告牌已由业主自行拆除，不用再协办。";

test("a helper is added and excused", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("协办");
  const part = `${mark}：请拆除占用人行道的违规广告牌，方便施工。`;
  const resident = await aResident(browser);
  await report(resident, {
    text: `${mark}：人行道塌了，旁边还立着广告牌。`,
    category: "人行道与盲道",
    place: { typed: "北街", name: "北街居委会" },
  });
  const dispatcher = await staff(browser, "dispatcher");
  await sendOut(dispatcher, mark, `${mark}：请修复塌陷的人行道。`);
  const lead = await staff(browser, "clerk");
  await acceptOrder(lead, mark);
  await doVerb(lead, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
    form.getByLabel("给居民的话").fill("我们明天到现场看。"),
  );
  await doVerb(lead, { verb: "申请延期", go: "申请延期", done: "已申请" }, async (form) => {
    await form.getByLabel("延长的天数").fill("2");
    await form.getByLabel("申请理由").fill("现场立着广告牌，拆掉以后才能施工。");
    await form.getByLabel("给居民的说明").fill("要先拆掉旁边的广告牌，请您多等两天。");
  });

  await test.step("o at the desk opens the form, and another unit gets its part", async () => {
    await deskLine(dispatcher, "asking", mark);
    await dispatcher.keyboard.press("o");
    const form = dispatcher.locator('[data-verb="addCo"]');
    await expect(form.getByRole("combobox", { name: "协办单位" })).toBeVisible();
    await alive(form.getByRole("combobox", { name: "协办单位" }));
    await form.getByRole("combobox", { name: "协办单位" }).fill(helper);
    await dispatcher.getByRole("option").filter({ hasText: helper, visible: true }).first().click();
    await form.getByLabel("协办内容").fill(part);
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已交给协办单位");
    await expect(card(dispatcher, "承办情况")).toContainText(part);
  });

  await test.step("the lead reads that it waits for its helper, the helper what it is to do", async () => {
    await lead.reload();
    await expect(card(lead, "协办")).toContainText(part);
    const other = await staff(browser, "clerk2");
    await openMatter(other, "/assignments", mark);
    await expect(other.getByText("本单位协办，由区建管委主办")).toBeVisible();
  });

  await test.step("the street excuses the helper with a reason, and nobody waits any more", async () => {
    const panel = card(dispatcher, `协办：${helper}`);
    await panel.locator("summary").getByText("免除协办", { exact: true }).click();
    await panel.getByLabel("免除的理由").fill(excused);
    await panel.getByRole("button", { name: "免除协办", exact: true }).click();
    await expectDone(dispatcher, "已免除，主办单位不必再等");
    await expect(card(dispatcher, "承办情况")).toContainText(excused);
    await lead.reload();
    await expect(card(lead, "协办")).toContainText("免除的理由");
    await expect(card(lead, "协办")).toContainText(excused);
    await expect(lead.getByText(/交来之后才能报办理结果/)).toHaveCount(0);
  });

  await test.step("the application still waits for its answer", async () => {
    await openMatter(dispatcher, "/tickets", mark);
    await expect(dispatcher.getByText("区建管委申请延期").first()).toBeVisible();
  });
});
