import { expect, type Page } from "@playwright/test";
import { deskLine, expectDone, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, listed, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.4, T1, T4 and T19: what was reported at the wrong place goes to the street where it lies,
// or to the district's pool, which finds the place. Who has passed it on does not see it any more, and
// the resident reads each step.

test("a matter finds its street", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("地点");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：路口的人行道砖全碎了。`,
    category: "人行道与盲道",
    place: { typed: "北街", name: "北街居委会" },
  });
  const first = await staff(browser, "dispatcher");

  await test.step("t at the desk: to the other street", async () => {
    await deskLine(first, "dispatching", mark);
    await first.keyboard.press("t");
    await passOn(first, "莘庄镇", "路口在莘庄镇一侧，请核对门牌。");
    await first.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await expect(listed(first)).toHaveCount(0);
    await track(resident, receipt);
    await expect(resident.getByText("已转给 莘庄镇 处理")).toBeVisible();
    expect(await noSideways(resident)).toBe(true);
  });

  await test.step("which does not know it either, and gives it to the district", async () => {
    const second = await staff(browser, "twoposts");
    await deskLine(second, "dispatching", mark);
    await second.keyboard.press("t");
    await passOn(second, "区本级", "也不在本镇，请区里确定地点。");
  });

  await test.step("the district finds the place by d, with the words of both beside it", async () => {
    const center = await staff(browser, "center");
    const line = await deskLine(center, "dispatching", mark);
    await expect(line).toContainText("还没有确定地点");
    await center.keyboard.press("d");
    await expect(center.getByRole("combobox", { name: "所在街道、社区" })).toBeFocused();
    await expect(center.getByText("也不在本镇，请区里确定地点。")).toBeVisible();
    await center.keyboard.type("江川路");
    await center
      .getByRole("option")
      .filter({ hasText: "江川路街道", visible: true })
      .first()
      .click();
    await center.keyboard.press("Control+Enter");
    await expectDone(center, "已定位，所在街道可以派单了");
  });

  await test.step("and its street sends it out", async () => {
    await sendOut(first, mark, `${mark}：请修复路口人行道。`);
    await track(resident, receipt);
    await expect(resident.getByText(/已确定地点，交由 .*江川路街道.* 处理/)).toBeVisible();
    await expect(resident.getByText("已派给 区建管委 办理")).toBeVisible();
  });
});

async function passOn(page: Page, to: string, why: string): Promise<void> {
  const form = page.locator('[data-verb="transfer"]');
  const area = form.getByRole("combobox", { name: "所在街道、社区" });
  await expect(area).toBeVisible();
  await alive(area);
  await area.fill(to);
  await page.getByRole("option").filter({ hasText: to, visible: true }).first().click();
  await form.getByLabel("转办理由").fill(why);
  await page.keyboard.press("Control+Enter");
  await expectDone(page, "已转办");
}
