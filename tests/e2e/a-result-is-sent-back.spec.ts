import { expect, type Page } from "@playwright/test";
import { acceptOrder, deskLine, expectDone, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { tellHandling } from "./support/result";
import { report, track } from "./support/resident";
import { card, doVerb, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.4, T18 and T19: what is not done well goes back as a round of its own with a time of its
// own; the unit reads what is missing and goes on from what it wrote. The third time it is a problem
// order, which the superiors see. From the second time on its leader signs, whatever the unit settled.

const wrong = [
  "只写了“已沟通”，没有说车位怎么安排，请重新办理。",
  "居民反映仍然没有车位，请与物业定下办法。",
  "办法没有公示，居民不知道，请公示后再报。",
];

test("a result is sent back", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("重办");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：小区车位被长期占用，物业一直不管。`,
    category: "小区停车管理",
    place: { typed: "北街", name: "北街居委会" },
  });
  const dispatcher = await staff(browser, "dispatcher");
  await sendOut(dispatcher, mark, `${mark}：请督促物业落实停车管理。`, "区建管委");
  const clerk = await staff(browser, "clerk");
  await acceptOrder(clerk, mark);
  await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
    form.getByLabel("给居民的话").fill("我们约了物业明天商量。"),
  );

  const leader = await staff(browser, "leader");
  for (const [at, missing] of wrong.entries()) {
    const round = at + 2;
    await test.step(`the result goes back, round ${round}`, async () => {
      await submit(clerk, `第 ${round - 1} 次：已与物业沟通。`);
      await openMatter(leader, "/assignments", mark);
      await doVerb(leader, { verb: "审签通过", go: "同意并报出", done: "已审签" });
      await deskLine(dispatcher, "checking", mark);
      await dispatcher.keyboard.press("r");
      await expect(dispatcher.getByLabel("哪里没有办好")).toBeFocused();
      await dispatcher.keyboard.type(missing);
      await dispatcher.keyboard.press("Control+Enter");
      await expectDone(dispatcher, "已退回重办");
      await clerk.reload();
      await expect(clerk.getByText(`第 ${round} 次办理`).first()).toBeVisible();
      await expect(clerk.getByText("这是再次办理，按规定由单位负责人把关")).toBeVisible();
      await expect(clerk.getByText("可申请退单")).toHaveCount(0);
      await expect(clerk.getByText(missing).first()).toBeVisible();
      await expect(card(clerk, "登记信息")).toContainText(`第 ${round} 次办理另计时限`);
    });
  }

  await test.step("the third time it is a problem order, seen by the district", async () => {
    await openMatter(dispatcher, "/tickets", mark);
    await expect(dispatcher.getByText("问题工单").first()).toBeVisible();
    const center = await staff(browser, "center");
    await center.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await expect(center.getByRole("main").getByText("问题工单").first()).toBeVisible();
  });

  await test.step("the resident reads that it goes on, not what was wrong among offices", async () => {
    await track(resident, receipt);
    await expect(resident.getByText("办理结果没有通过，已要求 区建管委 重新办理")).toHaveCount(3);
    await expect(resident.getByText(wrong[0] ?? "")).toHaveCount(0);
  });
});

/** The result typed last time stands there to go on from. */
async function submit(clerk: Page, result: string): Promise<void> {
  await doVerb(clerk, { verb: "提交办结", go: "报结果", done: "结果已报" }, async (form) => {
    await tellHandling(form);
    await form.getByLabel("办理结果", { exact: false }).first().fill(result);
    await form.getByText("已解决", { exact: true }).click();
  });
}
