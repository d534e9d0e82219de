import { expect, type Page } from "@playwright/test";
import { staff } from "./support/people";
import { test } from "./support/test";

// DOMAIN §5.1: who does not act is replaced within the term; the seat stays with its organization.

const paper = "街道党工委〔2026〕99号";

test("a community secretary replaces an inactive part-time member", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await staff(browser, "community");
  await page.goto("/councils");
  await page
    .getByRole("main")
    .getByRole("link", { name: /大党委$/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/councils\/[0-9a-f-]{36}$/);
  const address = page.url();

  const seat = page
    .getByRole("listitem")
    .filter({ hasText: "兼职委员" })
    .filter({ has: page.getByRole("button", { name: "届中调整" }) })
    .last();
  const unit = await seat.locator("p.font-semibold").first().innerText();
  const before = await seat.locator("span.font-semibold").first().innerText();
  const own = seatOf(page, unit);

  await seat.getByRole("button", { name: "届中调整" }).click();
  const leaving = page.getByRole("dialog");
  await leaving.getByLabel("不发挥作用").check();
  await leaving.getByLabel("情况说明").fill("半年没有参加议事，经与单位沟通同意调整。");
  await leaving.getByLabel("姓名").fill("赵接任");
  await leaving.getByLabel("在本单位的职务").fill("工会主席");
  await leaving.getByRole("button", { name: "调整", exact: true }).click();
  await expect(own.getByText("席位空缺")).toBeVisible();
  await expect(own.getByText("赵接任", { exact: true })).toBeVisible();

  await step(page, unit, "遴选通过", "记为遴选通过");
  await expect(own.getByText("已遴选", { exact: true }).first()).toBeVisible();

  const street = await staff(browser, "secretary");
  await street.goto(address);
  await step(street, unit, "批复", "批复同意", paper);

  await page.reload();
  await step(page, unit, "聘用", "聘用", paper);
  await expect(own.getByText("席位空缺")).toBeHidden();
  await step(page, unit, "公示", "记为已公示");
  await expect(own.getByText("已公示", { exact: true }).first()).toBeVisible();
  await expect(own.getByText(paper)).toHaveCount(2);

  await own.getByText(/^任职记录/).click();
  await expect(own.getByText(before, { exact: true })).toBeVisible();
  await expect(own.getByText(/· 不发挥作用/)).toBeVisible();

  await page.getByRole("link", { name: "任职名单", exact: true }).click();
  const line = page.getByRole("row").filter({ hasText: "赵接任" });
  await expect(line).toContainText(paper);
  await expect(page.getByRole("table")).not.toContainText(before);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载 Word 文档" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/大党委任职名单\.docx$/);
});

function seatOf(page: Page, unit: string) {
  return page.getByRole("listitem").filter({ hasText: unit }).filter({ hasText: "兼职委员" });
}

/** The next step of the one who is proposed, with its paper where it has one. */
async function step(page: Page, unit: string, verb: string, submit: string, documentNo?: string) {
  await seatOf(page, unit).getByRole("button", { name: verb, exact: true }).click();
  const dialog = page.getByRole("dialog");
  if (documentNo !== undefined) await dialog.getByLabel(/文号/).fill(documentNo);
  await dialog.getByRole("button", { name: submit, exact: true }).click();
  await expect(dialog).toBeHidden();
}
