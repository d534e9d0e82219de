import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { alive, card, noSideways } from "./support/screen";
import { test } from "./support/test";

// 值班: outside of working time an urgent matter is told to whoever stands in the roster of the day, so
// a day without anybody is said, and somebody is entered and taken off again.

test("a street keeps its roster", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await staff(browser, "dispatcher");
  await page.goto("/desk");
  await page.getByRole("link", { name: "值班表" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "值班表" })).toBeVisible();
  const form = card(page, "排班");
  const day = inDays(10);
  const line = card(page, "今后两周")
    .getByRole("listitem")
    .filter({ hasText: dayWords(day) })
    .first();
  await alive(form.getByLabel("值班人员"));

  const person = await test.step("somebody is entered for a day", async () => {
    await form.getByLabel("值班人员").selectOption({ index: 1 });
    const name = await form.getByLabel("值班人员").locator("option").nth(1).innerText();
    await form.getByLabel("日期").fill(day);
    await form.getByRole("button", { name: "排入值班表" }).click();
    await expect(page.getByRole("status", { name: "操作结果" })).toContainText("已排入值班表");
    return name.split(/[ （(·]/)[0] ?? name;
  });
  await expect(line).toContainText(person);
  expect(await noSideways(page)).toBe(true);

  await test.step("twice is told, and nothing typed is lost", async () => {
    await form.getByLabel("值班人员").selectOption({ index: 1 });
    await form.getByLabel("日期").fill(day);
    await form.getByRole("button", { name: "排入值班表" }).click();
    await expect(form.getByText("这些天已经排了这名同事。").first()).toBeVisible();
    await expect(form.getByLabel("日期")).toHaveValue(day);
  });

  await test.step("and taken off again", async () => {
    await line.getByRole("button", { name: `撤下${person}` }).click();
    await expect(page.getByRole("status", { name: "操作结果" })).toContainText("已撤下");
    await expect(line).not.toContainText(person);
  });
});

/** A day in the district, which begins eight hours before that of Greenwich. */
function inDays(count: number): string {
  return new Date(Date.now() + (count * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
}

function dayWords(day: string): RegExp {
  const [, month = "", date = ""] = day.split("-");
  return new RegExp(`${month}-${date}|${Number(month)}月${Number(date)}日`);
}
