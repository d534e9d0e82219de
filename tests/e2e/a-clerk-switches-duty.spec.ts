import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { listed, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// One person, two posts: dispatcher of a street and secretary of one of its communities. At any time
// one of them is acted for, and its range is all that is there.

test("a clerk switches duty and sees the range of that duty only", async ({ browser }) => {
  const mark = uniqueMark("换岗");
  const resident = await aResident(browser);
  // Another community of the street than the one of the second post.
  await report(resident, {
    text: `${mark}：小区门口共享单车堆满，推车出不去。`,
    category: "非机动车乱停",
    place: { typed: "莘松一村", name: "莘松一村居委会" },
  });

  const page = await staff(browser, "twoposts");
  const header = page.getByRole("banner");
  await expect(header.getByText("莘庄镇 · 街道派单员").first()).toBeVisible();
  await expect(page.getByRole("link", { name: mark }).first()).toBeVisible();

  await header.getByText("莘庄镇 · 街道派单员").first().click();
  await header.getByRole("button", { name: /东街居委会 · 社区书记/ }).click();
  await expect(page.locator("summary").getByText("东街居委会 · 社区书记")).toBeVisible();
  await expect(page.getByRole("heading", { name: "我的工作台" })).toBeVisible();
  await expect(page.getByRole("link", { name: mark })).toHaveCount(0);
  await page.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await expect(page.getByText("没有符合条件的工单")).toBeVisible();

  await page.locator("summary").getByText("东街居委会 · 社区书记").click();
  await page
    .getByRole("banner")
    .getByRole("button", { name: /莘庄镇 · 街道派单员/ })
    .click();
  await expect(page.locator("summary").getByText("莘庄镇 · 街道派单员")).toBeVisible();
  await page.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await expect(listed(page)).toHaveCount(1);
});
