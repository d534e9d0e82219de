import { expect } from "@playwright/test";
import { acceptOrder, deskLine, expectDone, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { card, doVerb, noSideways, openMatter, uniqueMark } from "./support/screen";
import { reviewNow } from "./support/time";
import { test } from "./support/test";

// DOMAIN §2.4, T13, and §2.10: what cannot be done for now is put on the backlog with a plan and a
// day of review. The time stands still, the resident is told, and nobody forgets it: on the day it is
// on the desk again, where it is taken up and the time goes on.

const plan = "一、纳入明年道路大修计划；二、三月前完成设计；三、汛期前施工。";
const told = "这段路要整体翻修，已经列入明年的计划，这之前先铺好临时便道。";
const inside = "大修资金没有落实，单独修补两个月内还会塌陷。";

test("a matter waits on the backlog", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("挂账");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：这段路年年修年年塌，能不能彻底修一次。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  const dispatcher = await staff(browser, "dispatcher");
  await sendOut(dispatcher, mark, `${mark}：请查明塌陷原因并修复。`);

  const clerk = await staff(browser, "clerk");
  await test.step("the unit asks, with a plan in steps and a day of review", async () => {
    await acceptOrder(clerk, mark);
    await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("我们先铺了临时便道。"),
    );
    await doVerb(clerk, { verb: "申请挂账", go: "申请挂账", done: "已申请" }, async (form) => {
      await form.getByText("资金没有落实", { exact: true }).click();
      await form.getByLabel("申请理由").fill(inside);
      await form.getByLabel("分步计划").fill(plan);
      await form.getByLabel("复核日期").fill(inDays(60));
      await form.getByLabel("给居民的说明").fill(told);
    });
    await expect(card(clerk, "延期、挂账、终止申请")).toContainText("待审批");
  });

  await test.step("the street grants it at its desk, by y", async () => {
    await deskLine(dispatcher, "asking", mark);
    await dispatcher.keyboard.press("y");
    await expect(dispatcher.getByLabel("审批意见")).toBeFocused();
    await expect(dispatcher.getByText(plan).first()).toBeVisible();
    await dispatcher.keyboard.type("情况属实，同意列入计划。");
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已挂账，时限暂停");
  });

  await test.step("the resident reads why, and that the time stands still", async () => {
    await track(resident, receipt);
    await expect(resident.getByText("暂缓，列入计划")).toBeVisible();
    await expect(resident.getByText("暂缓期间不计算，恢复办理后顺延")).toBeVisible();
    await expect(resident.getByText(told)).toBeVisible();
    await expect(resident.getByText(inside)).toHaveCount(0);
    await clerk.reload();
    await expect(clerk.getByText(/前复核/).first()).toBeVisible();
    await openMatter(dispatcher, "/tickets", mark);
    expect(await noSideways(resident)).toBe(true);
  });

  await test.step("on the day of review it is on the desk, and e takes it up again", async () => {
    await reviewNow(receipt.number, 14);
    const line = await deskLine(dispatcher, "asking", mark);
    await expect(line).toContainText("挂账到了复核的日子");
    await dispatcher.keyboard.press("e");
    await expect(dispatcher.getByLabel("恢复的理由")).toBeFocused();
    await dispatcher.keyboard.type("资金已经落实，请按计划施工。");
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已恢复，时限按暂停的工作时间顺延");
  });

  await test.step("the time goes on, later by exactly the pause", async () => {
    await openMatter(dispatcher, "/tickets", mark);
    await expect(card(dispatcher, "承办情况")).toContainText("原定时限");
    await clerk.reload();
    await expect(clerk.getByText("办理中").first()).toBeVisible();
    await track(resident, receipt);
    await expect(resident.getByText("已恢复办理")).toBeVisible();
    await expect(resident.getByText("正在办理", { exact: true })).toBeVisible();
  });
});

/** A day in the district, which begins eight hours before that of Greenwich. */
function inDays(count: number): string {
  return new Date(Date.now() + (count * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}
