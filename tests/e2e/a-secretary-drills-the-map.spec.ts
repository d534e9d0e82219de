import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { test } from "./support/test";

test("a street's secretary drills from the street to the tickets of one grid", async ({
  browser,
}) => {
  const page = await staff(browser, "secretary");
  await page.goto("/map");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("江川路街道网格地图");
  const map = page.getByRole("group", { name: /江川路街道示意图/ });
  await expect(map).toBeVisible();

  // With the keyboard: one stop of Tab, arrows from area to area, Enter goes in.
  const areas = map.getByRole("link");
  expect(await areas.count()).toBeGreaterThan(10);
  const first = map.getByRole("link", { name: /^北街居委会，在办 \d+ 件$/ });
  await first.focus();
  await page.keyboard.press("ArrowRight");
  await expect(first).not.toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(first).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("北街居委会网格地图");
  await expect(page).toHaveURL(/\/map\?area=/);

  // The list beside the map does the same and counts the same.
  const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "第一网格" }) });
  const count = Number(/(\d+)\s*$/.exec(await row.innerText())?.[1]);
  await row.getByRole("link", { name: "第一网格" }).first().click();
  await expect(page).toHaveURL(/\/tickets\?measure=open&area=/);
  await expect(page.getByText(new RegExp(`^共 ${String(count)} 件$`))).toBeVisible();

  await page.goBack();
  const crumbs = page.getByRole("navigation", { name: "所在位置" });
  await crumbs.getByRole("link", { name: "江川路街道" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("江川路街道网格地图");
});
