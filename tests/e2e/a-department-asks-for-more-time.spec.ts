import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, card, doVerb, listed, noSideways, uniqueMark, verbForm } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.4, T11 and T12: the organization asks in time, somebody else decides, the resident reads
// why it takes longer in words that were written for a resident. What is refused changes no time.

const reason = "需要等专用井盖到货，厂家答复三个工作日。";
const told = "井盖要从外地调来，我们先放好了围挡，请您再等三天。";

test("a department asks for more time", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("井盖");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：路边的井盖裂了，走路要绕开。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
    address: "北街 20 号门口",
  });

  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await expect(listed(dispatcher)).toHaveCount(1);
  await listed(dispatcher).getByRole("link", { name: mark }).first().click();
  await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
    form.getByLabel("交办内容").fill(`${mark}：请更换北街 20 号门口的井盖。`),
  );

  const clerk = await staff(browser, "clerk");
  await test.step("the organization asks for more time", async () => {
    await clerk.goto(`/assignments?q=${encodeURIComponent(mark)}`);
    await listed(clerk).getByRole("link", { name: mark }).first().click();
    await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收" });
    await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("我们先放好了围挡。"),
    );
    const form = await verbForm(clerk, "申请延期", "申请延期");
    await form.getByLabel("延长的天数").fill("11");
    await form.getByLabel("申请理由").fill(reason);
    await form.getByLabel("给居民的说明").fill(told);
    await form.getByRole("button", { name: "申请延期", exact: true }).click();
    await expect(form.getByText("超过了可以延长的天数").first()).toBeVisible();
    await expect(form.getByLabel("申请理由")).toHaveValue(reason);
    await doVerb(clerk, { verb: "申请延期", go: "申请延期", done: "已申请" }, async (again) => {
      await again.getByLabel("延长的天数").fill("3");
    });
    await expect(card(clerk, "延期、挂账、终止申请")).toContainText("待审批");
  });

  await test.step("the resident knows at once, and not the reason among offices", async () => {
    await track(resident, receipt);
    await expect(resident.getByText(told).first()).toBeVisible();
    await expect(resident.getByText(reason)).toHaveCount(0);
    expect(await noSideways(resident)).toBe(true);
  });

  await test.step("the street refuses at its desk, by keyboard, and the time stays", async () => {
    await dispatcher.goto(`/dispatch?tab=asking&q=${encodeURIComponent(mark)}`);
    const row = dispatcher.getByRole("list", { name: "待办队列" }).getByRole("listitem");
    await expect(row).toContainText("区建管委有申请或督办提请等待审核");
    await alive(row.getByRole("link"));
    await row.getByRole("link").focus();
    await dispatcher.keyboard.press("n");
    await dispatcher.keyboard.type("井盖有库存，请先向区里调用。");
    await dispatcher.keyboard.press("Control+Enter");
    await expect(dispatcher.getByRole("status", { name: "操作结果" })).toContainText("已答复");
    // The page of the department is open, and says so by itself.
    await expect(card(clerk, "延期、挂账、终止申请")).toContainText("井盖有库存，请先向区里调用。");
    await expect(card(clerk, "登记信息")).not.toContainText("原定时限");
  });

  await test.step("the department asks again", async () => {
    await doVerb(clerk, { verb: "申请延期", go: "申请延期", done: "已申请" }, async (form) => {
      await form.getByLabel("延长的天数").fill("3");
      await form.getByLabel("申请理由").fill(reason);
      await form.getByLabel("给居民的说明").fill(told);
    });
  });

  await test.step("the street finds it among what waits, and grants two days", async () => {
    await dispatcher.goto("/tickets?asking=1");
    await listed(dispatcher).getByRole("link", { name: mark }).first().click();
    await expect(dispatcher.getByText("区建管委申请延期").first()).toBeVisible();
    await doVerb(
      dispatcher,
      { verb: "同意延期", go: "同意延期", done: "时限已延长" },
      async (form) => {
        await form.getByLabel("延长的天数").fill("2");
        await form.getByLabel("审批意见").fill("情况属实，先给两天。");
      },
    );
    await expect(card(dispatcher, "承办情况")).toContainText("原定时限");
    await expect(card(dispatcher, "延期、挂账、终止申请")).toContainText("已同意");
  });

  await test.step("everybody sees the new time", async () => {
    await expect(card(clerk, "延期、挂账、终止申请")).toContainText("情况属实，先给两天。");
    await track(resident, receipt);
    await expect(resident.getByText("区建管委 的办理时间已延长").first()).toBeVisible();
  });
});
