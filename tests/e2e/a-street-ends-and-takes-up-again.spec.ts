import { expect } from "@playwright/test";
import { acceptOrder, deskLine, expectDone, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { card, doVerb, noSideways, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.3 and §2.4, T20: a matter ends without a result only by a reason of the law, with words
// for the resident, and never by one person alone: a superior takes up again what was refused, and
// whoever grants a termination is not who asked for it.

const refusal = "这件事在法院审理中，街道不能处理，请等法院的判决。";
const overruled = "诉讼已经撤回，应当受理。";
const told = "我们三次约您看现场都没有约上，这次先停下来；您有空时请再告诉我们。";

test("a street ends and takes up again", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("受理");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：楼下饭店的排烟管道装在我家窗外。`,
    category: "餐饮油烟",
    place: { typed: "北街", name: "北街居委会" },
  });
  const dispatcher = await staff(browser, "dispatcher");

  await test.step("f at the desk: refused, with the reason of the law and words for the resident", async () => {
    await deskLine(dispatcher, "dispatching", mark);
    await dispatcher.keyboard.press("f");
    const form = dispatcher.locator('[data-verb="reject"]');
    await form.getByText("应当通过法定途径解决", { exact: true }).click();
    await form.getByLabel("给居民的说明").fill(refusal);
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已告知居民不予受理");
    await track(resident, receipt);
    await expect(resident.getByText("不予受理", { exact: true }).first()).toBeVisible();
    await expect(resident.getByText(refusal)).toBeVisible();
    expect(await noSideways(resident)).toBe(true);
  });

  await test.step("who has refused it does not overrule it; the secretary does", async () => {
    await openMatter(dispatcher, "/tickets", mark);
    await expect(card(dispatcher, "诉求内容")).toContainText(refusal);
    await expect(dispatcher.getByText("重新受理", { exact: true })).toHaveCount(0);
    const secretary = await staff(browser, "secretary");
    await openMatter(secretary, "/tickets", mark);
    await doVerb(
      secretary,
      { verb: "重新受理", go: "重新受理", done: "已重新受理" },
      async (form) => form.getByLabel("复核意见").fill(overruled),
    );
    await track(resident, receipt);
    await expect(resident.getByText("经复核，您的诉求重新受理")).toBeVisible();
    await expect(resident.getByText("街道正在受理")).toBeVisible();
    await expect(resident.getByText(overruled)).toHaveCount(0);
  });

  await test.step("sent out, the unit asks to end it because nobody lets it in", async () => {
    await sendOut(dispatcher, mark, `${mark}：请查看排烟管道并责令整改。`, "区建管委");
    const clerk = await staff(browser, "clerk");
    await acceptOrder(clerk, mark);
    await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("请问您哪天在家？"),
    );
    await doVerb(clerk, { verb: "申请终止", go: "申请终止", done: "已申请" }, async (form) => {
      await form.getByText("诉求人不配合，无法办理", { exact: true }).click();
      await form.getByLabel("申请理由").fill("三次上门，居民均不在家，也没有回复留言。");
      await form.getByLabel("给居民的说明").fill(told);
    });
  });

  await test.step("the street grants it by y, and the resident reads why", async () => {
    await deskLine(dispatcher, "asking", mark);
    await dispatcher.keyboard.press("y");
    await expect(dispatcher.getByLabel("审批意见")).toBeFocused();
    await dispatcher.keyboard.type("核对过上门记录，同意。");
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已终止，原因已告知居民");
    await track(resident, receipt);
    await expect(resident.getByText("已终止办理", { exact: true })).toBeVisible();
    await expect(resident.getByText(told).first()).toBeVisible();
    await openMatter(dispatcher, "/tickets", mark);
    await expect(card(dispatcher, "登记信息")).toContainText("终止办理");
  });
});
