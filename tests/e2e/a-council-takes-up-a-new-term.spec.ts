import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { test } from "./support/test";

// DOMAIN §5.1: a new term has the same seats, whoever sat is proposed again, and the term before stays to be read.

test("a council takes up a new term", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await staff(browser, "secretary");
  await page.goto("/councils");
  await page
    .getByRole("main")
    .getByRole("link", { name: /大工委$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/councils\/[0-9a-f-]{36}$/);
  const seats = page.getByRole("listitem").filter({ hasText: "兼职委员" });
  const before = await seats.count();
  const seat = seats.filter({ has: page.getByRole("button", { name: "届中调整" }) }).first();
  const member = await seat.locator("span.font-semibold").first().innerText();

  const today = await page.evaluate(() => new Date().toLocaleDateString("sv-SE"));
  await page.getByRole("button", { name: "换届" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("新一届开始").fill(today);
  await dialog.getByRole("button", { name: "换届", exact: true }).click();
  // Before the end of the term it takes the superior's approval; what was typed stays.
  await expect(dialog.getByLabel("上级批准文号")).toHaveAttribute("aria-invalid", "true");
  await expect(dialog.getByLabel("新一届开始")).toHaveValue(today);
  await dialog.getByLabel("上级批准文号").fill("区委组〔2026〕8号");
  await dialog.getByLabel("提前或推迟的原因").fill("与街道党工委同步换届。");
  await dialog.getByRole("button", { name: "换届", exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect(page.getByText(/^第 2 届，/)).toBeVisible();
  await expect(seats).toHaveCount(before);
  await expect(page.getByText("席位空缺").first()).toBeVisible();
  const again = page.getByRole("listitem").filter({ hasText: member }).first();
  await expect(again.getByText("已推荐", { exact: true }).first()).toBeVisible();

  await page.getByRole("link", { name: "第 1 届", exact: true }).click();
  await expect(page.getByText("这一届已经结束，下面是届满时的席位和代表。")).toBeVisible();
  await expect(page.getByText(member, { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "届中调整" })).toHaveCount(0);
});
