import { expect, type Page } from "@playwright/test";
import { staff } from "./support/people";
import { listed } from "./support/screen";
import { test } from "./support/test";

// A figure that cannot be opened cannot be checked: every number leads to the very tickets it counts.

for (const [name, place] of [
  ["secretary", "江川路街道"],
  ["org", "闵行区"],
] as const) {
  test(`the figures of ${place} are the counts of the lists behind them`, async ({ browser }) => {
    const page = await staff(browser, name);
    await page.goto("/dashboard?period=90");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${place}数据看板`);
    for (const figure of ["在办", "超期", "登记", "结案", "应办结"]) {
      const count = await figureOf(page, figure);
      await page.getByRole("main").getByRole("link", { name: figure, exact: true }).click();
      await expect(page).toHaveURL(/\/tickets\?/);
      await expect(page.getByText(new RegExp(`^共 ${String(count)} 件$`))).toBeVisible();
      await page.goBack();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${place}数据看板`);
    }
  });
}

test("a figure in the table leads to its tickets, and the part below a rate too", async ({
  browser,
}) => {
  const page = await staff(browser, "secretary");
  await page.goto("/dashboard?period=90");
  const link = page.getByRole("link", { name: /合计，结案：\d+ 件，查看诉求/ });
  const count = Number(await link.innerText());
  expect(count).toBeGreaterThan(0);
  await link.click();
  await expect(page.getByText(new RegExp(`^共 ${String(count)} 件$`))).toBeVisible();
  await expect(listed(page).first()).toBeVisible();

  await page.goto("/dashboard?period=90");
  const part = page.getByRole("link", { name: /合计，按时办结：\d+ 件，查看诉求/ });
  const onTime = Number(await part.innerText());
  await part.click();
  await expect(page.getByText(new RegExp(`^共 ${String(onTime)} 件$`))).toBeVisible();
});

/** The big number under a word. */
async function figureOf(page: Page, word: string): Promise<number> {
  const stat = page
    .getByRole("main")
    .locator("div.relative")
    .filter({ has: page.getByRole("link", { name: word, exact: true }) });
  // "12 件", apart from what is said beside it of the period before.
  const text = await stat.getByText(/^\d+件$/).innerText();
  return Number(/\d+/.exec(text)?.[0]);
}
