import { expect, type Page } from "@playwright/test";
import { acceptOrder, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { card, openMatter, uniqueMark } from "./support/screen";
import { dueSoon } from "./support/time";
import { test } from "./support/test";

// DOMAIN §2.11 and §2.13, 11: one asks that a matter is left out of the figures, another of the district
// decides; the rate changes, and what is left out stands beside it with its reason.

const unit = "闵行区建设和管理委员会";

test("a street asks that a matter be left out, and the district decides", async ({ browser }) => {
  test.setTimeout(120_000);
  const mark = uniqueMark("不实");
  const receipt = await report(await aResident(browser), {
    text: `${mark}：路灯全都不亮了，整条街漆黑。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  const street = await staff(browser, "dispatcher");
  await sendOut(street, mark, `${mark}：请查看路灯。`);
  await acceptOrder(await staff(browser, "clerk"), mark);
  await dueSoon(receipt.number, -30, 3);

  const leader = await staff(browser, "org");
  const before = await figures(leader);

  await test.step("the street asks, with what it found", async () => {
    await openMatter(street, "/tickets", mark);
    await street.getByRole("link", { name: "不计入统计" }).click();
    const form = card(street, "申请不计入");
    await form.getByText("反映不实或恶意", { exact: true }).click();
    await form.getByLabel("具体情况").fill("连续两晚到现场查看，路灯全部正常，有照片。");
    await form.getByRole("button", { name: "提交申请" }).click();
    await expect(card(street, "申请和决定")).toContainText("待区县决定");
    expect(await figures(leader)).toEqual(before);
  });

  await test.step("somebody of the district decides", async () => {
    const center = await staff(browser, "center");
    await center.goto("/dashboard/exclusions");
    await card(center, "待决定").getByRole("link", { name: mark }).click();
    const record = card(center, "申请和决定");
    await record.getByText("同意不计入", { exact: true }).click();
    await record.getByLabel("决定的理由").fill("核实材料齐全。");
    await record.getByRole("button", { name: "作出决定" }).click();
    await expect(record.getByText("不计入", { exact: true })).toBeVisible();
  });

  await test.step("the rate changes, and the matter is listed with its reason", async () => {
    const after = await figures(leader);
    expect(after.due).toBe(before.due - 1);
    expect(after.sent).toBe(before.sent - 1);
    expect(after.excluded).toBe(before.excluded + 1);
    expect(after.onTime).not.toBe(before.onTime);
    await leader
      .getByRole("link", { name: `${unit}，不计入：` })
      .first()
      .click();
    const row = leader.getByRole("main").locator("tbody tr").filter({ hasText: mark });
    await expect(row).toContainText("不计入统计：反映不实或恶意");
    // It is in every list as before.
    await openMatter(leader, "/tickets", mark);
    await expect(leader.getByRole("heading", { level: 1 })).toContainText(mark);
  });
});

/** Of the unit; and the rate of all of them together, which has enough cases to be told. */
async function figures(page: Page) {
  await page.goto("/dashboard/units?period=30");
  const main = page.getByRole("main");
  await expect(main.getByText("合计", { exact: true })).toBeVisible();
  const count = async (name: string) => {
    const link = main.getByRole("link", { name: `${unit}，${name}：` }).first();
    return (await link.count()) === 0 ? 0 : Number(await link.innerText());
  };
  return {
    sent: await count("派来"),
    due: await count("应按期办结"),
    excluded: await count("不计入"),
    onTime: await main.locator("tbody tr").last().locator("td").nth(3).innerText(),
  };
}
