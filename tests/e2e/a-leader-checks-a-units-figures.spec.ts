import { expect, type Page } from "@playwright/test";
import { staff } from "./support/people";
import { test } from "./support/test";

// DOMAIN §2.11: a figure of a unit that cannot be opened to its cases cannot be disputed.

test("a district leader opens a unit's figures down to its cases", async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await staff(browser, "org");
  await page.goto("/dashboard/units?period=90");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("闵行区各单位数字");
  const sent = page.getByRole("link", { name: /^闵行区.+，派来：\d+ 件，查看$/ }).first();
  const unit = /^(.+)，派来/.exec((await sent.getAttribute("aria-label")) ?? "")?.[1] ?? "";
  await opensToAsManyRows(page, sent);
  // What an official opens is the matter itself.
  await page.getByRole("main").locator("tbody").getByRole("link").first().click();
  await expect(page).toHaveURL(/\/tickets\/[0-9a-f-]{36}$/);

  await page.goto("/dashboard/units?period=90");
  await page.getByRole("link", { name: unit, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${unit}的数字`);
  // Of how few cases a share is told is the district's number: which counts lead on depends on the day.
  const shown = page.getByRole("link", { name: new RegExp(`^${unit}，.+：\\d+ 件，查看$`) });
  const names = await shown.evaluateAll((links) =>
    links.map((link) => link.getAttribute("aria-label") ?? ""),
  );
  expect(names.length).toBeGreaterThan(0);
  for (const name of new Set([names[0], names.at(-1)])) {
    await opensToAsManyRows(page, page.getByRole("link", { name: name ?? "" }).first());
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${unit}的数字`);
  }
});

async function opensToAsManyRows(page: Page, link: ReturnType<Page["getByRole"]>) {
  const count = Number(await link.innerText());
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page).toHaveURL(/\/dashboard\/cases\?/);
  await expect(
    page.getByRole("main").getByText(`${String(count)} 件`, { exact: true }),
  ).toBeVisible();
  await expect(page.getByRole("main").locator("tbody tr")).toHaveCount(count);
}
