import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { listed, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.10: the same kind of matter again and again at one place is seen before the next complaint.

const category = "道路破损";
const grid = { typed: "第二网格", name: "北街居委会" };

test("a hot spot leads to the matters that make it", async ({ browser }) => {
  test.setTimeout(120_000);
  const mark = uniqueMark("坑洼");
  const resident = await aResident(browser);
  for (const at of ["东", "西", "南", "北", "中"]) {
    await report(resident, {
      text: `${mark}：${at}侧路面又坑了。`,
      category,
      place: grid,
    });
  }
  const street = await staff(browser, "secretary", "phone");
  await street.goto("/dashboard/hot-spots");
  const spot = street.getByRole("link", { name: new RegExp(`^.*第二网格.*${category}.*`) }).first();
  await expect(spot).toBeVisible();
  expect(await noSideways(street)).toBe(true);
  const count = Number(await spot.innerText());
  expect(count).toBeGreaterThanOrEqual(5);
  await spot.click();
  await expect(street.getByText(`共 ${String(count)} 件`, { exact: true })).toBeVisible();
  await expect(listed(street).filter({ hasText: mark })).toHaveCount(5);
});
