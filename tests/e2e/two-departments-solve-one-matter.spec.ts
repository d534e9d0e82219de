import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { tellHandling } from "./support/result";
import { photoWithPlace } from "./support/photos";
import { report } from "./support/resident";
import { card, doVerb, listed, noSideways, uniqueMark, verbForm } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.6: one organization leads, the others deliver their part to it; it reports the result
// when all parts are there.

const second = "区城管执法局";
const part = "请先停用北街 8 号门口的路灯线路，配合挖开路面。";
const partResult = "线路已停用并挂牌，可以开挖，完工后通知我们送电。";

test("two departments solve one matter", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("开挖");
  const resident = await aResident(browser);
  await report(resident, {
    text: `${mark}：路面下陷，旁边路灯杆也歪了。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
    address: "北街 8 号门口",
  });

  const dispatcher = await staff(browser, "dispatcher");
  const helper = await staff(browser, "clerk2");

  await test.step("the street dispatches it and names who helps", async () => {
    await dispatcher.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await expect(listed(dispatcher)).toHaveCount(1);
    await listed(dispatcher).getByRole("link", { name: mark }).first().click();
    const form = await verbForm(dispatcher, "派单", "派单");
    await form.getByText("需要其他单位一起办").click();
    await form.getByRole("combobox", { name: "协办单位 1" }).fill(second);
    await dispatcher.getByRole("option").filter({ hasText: second }).first().click();
    await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (dispatch) => {
      await dispatch.getByLabel("交办内容").fill(`${mark}：请修复下陷路面。`);
      await dispatch.getByLabel("协办内容 1").fill(part);
    });
    await expect(card(dispatcher, "承办情况")).toContainText(part);
  });

  const lead = await staff(browser, "clerk");
  await test.step("the lead sees its helper and cannot report yet", async () => {
    await lead.goto(`/assignments?q=${encodeURIComponent(mark)}`);
    await listed(lead).getByRole("link", { name: mark }).first().click();
    await expect(card(lead, "协办")).toContainText(part);
    await doVerb(lead, { verb: "签收", go: "签收", done: "已签收" });
    await doVerb(lead, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("我们明天开挖修复。"),
    );
    const form = await verbForm(lead, "提交办结", "报结果");
    await tellHandling(form);
    await form.getByLabel("办理结果", { exact: false }).first().fill("路面已回填夯实并重铺。");
    await form.getByText("已解决", { exact: true }).click();
    await form.getByLabel("办理前照片").setInputFiles(await photoWithPlace("前.jpg", "#996633"));
    await form.getByLabel("办理后照片").setInputFiles(await photoWithPlace("后.jpg", "#339966"));
    await form.getByRole("button", { name: "报结果", exact: true }).click();
    await expect(lead.getByText(/协办结果还没有交来/).first()).toBeVisible();
  });

  await test.step("the helper delivers its part", async () => {
    await helper.goto("/assignments");
    await helper
      .getByRole("link", { name: /停用北街 8 号/ })
      .first()
      .click();
    await expect(helper.getByText("本单位协办，由区建管委主办")).toBeVisible();
    await doVerb(helper, { verb: "签收", go: "签收", done: "已签收" });
    await doVerb(
      helper,
      { verb: "交协办结果", go: "交结果", done: "协办结果已交给主办单位" },
      async (form) => {
        await form.getByLabel("协办结果").fill(partResult);
        await form
          .getByLabel("办理前照片")
          .setInputFiles(await photoWithPlace("前.jpg", "#886622"));
        await form
          .getByLabel("办理后照片")
          .setInputFiles(await photoWithPlace("后.jpg", "#226688"));
      },
    );
  });

  await test.step("and the lead reports the whole", async () => {
    await lead.reload();
    await expect(card(lead, "协办")).toContainText(partResult);
    await doVerb(lead, { verb: "提交办结", go: "报结果", done: "结果已报" }, async (form) => {
      await tellHandling(form);
      await form.getByLabel("办理结果", { exact: false }).first().fill("路面已回填夯实并重铺。");
      await form.getByText("已解决", { exact: true }).click();
      await form.getByLabel("办理前照片").setInputFiles(await photoWithPlace("前.jpg", "#996633"));
      await form.getByLabel("办理后照片").setInputFiles(await photoWithPlace("后.jpg", "#339966"));
    });
    await dispatcher.reload();
    await expect(card(dispatcher, "承办情况")).toContainText(partResult);
    expect(await noSideways(dispatcher)).toBe(true);
  });
});
