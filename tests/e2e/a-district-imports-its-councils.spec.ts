import { readFile } from "node:fs/promises";
import { AxeBuilder } from "@axe-core/playwright";
import { readSheet } from "read-excel-file/node";
import { expect, type Page } from "@playwright/test";
import writeXlsxFile from "write-excel-file/node";
import { staff } from "./support/people";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 大工委、大党委 from a spreadsheet: the template explains itself, a broken file is told row by row, the mended one is
// taken over, and the figures open to the rows behind them.

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

test("a district imports its councils", async ({ browser }) => {
  test.setTimeout(240_000);
  const page = await staff(browser, "org");
  await page.goto("/councils");
  const before = await figureOf(page, "第一书记", "街道");
  await page.getByRole("link", { name: "Excel 导入导出" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "导入大工委、大党委" })).toBeVisible();
  await usable(page);

  const heads = await headsOf(page, "下载模板");
  expect(heads.slice(0, 2)).toEqual(["区划", "名称"]);
  const place = await placeWithout(page);
  const mark = uniqueMark("大工委");
  const facts = { 区划: place, 名称: mark, 成立日期: "2026-01-08", 任期起: "2026-01-08" };
  const person = { 职务: "党工委书记", 聘任文号: "区组〔2026〕3号", 聘任日期: "2026-01-09" };
  const first = {
    ...facts,
    ...person,
    席位类别: "第一书记",
    单位名称: `${mark}一局`,
    单位类型: "机关",
    姓名: "顾明远",
  };
  const part = {
    ...facts,
    ...person,
    席位类别: "兼职委员",
    单位名称: `${mark}小学`,
    单位类型: "学校",
    姓名: "韩思齐",
    职务: "副校长",
  };
  const gone = { ...part, 姓名: "尤前任", 离任日期: "2026-03-01", 离任原因: "不发挥作用" };
  const next = { ...part, 聘任日期: "2026-03-01" };

  await upload(page, heads, [{ ...first, 聘任文号: "" }, gone, { ...next, 离任原因: "退休" }]);
  const told = page.getByRole("table", { name: "逐行说明" });
  await expect(told).toBeVisible({ timeout: 60_000 });
  await expect(told.getByRole("row").filter({ hasText: "第 2 行" })).toContainText(
    "没有文号的任职不能登记",
  );
  await expect(told.getByRole("row").filter({ hasText: "第 4 行" })).toContainText(
    "不发挥作用、离开本单位",
  );
  await expect(page.getByText("核对完成：可导入 0 行")).toBeVisible();
  await expect(page.getByRole("button", { name: /^导入 \d+ 行$/ })).toHaveCount(0);
  await usable(page);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await noSideways(page)).toBe(true);
  await page.setViewportSize({ width: 1440, height: 900 });

  await page.getByRole("button", { name: "不导入" }).click();
  await expect(page.getByText(/^已放弃导入/)).toBeVisible();
  await upload(page, heads, [first, gone, next]);
  await expect(page.getByText("核对完成：可导入 3 行")).toBeVisible({ timeout: 60_000 });
  // The decision by keyboard alone.
  const confirm = page.getByRole("button", { name: "导入 3 行" });
  await alive(confirm);
  await confirm.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("已导入 3 行")).toBeVisible({ timeout: 60_000 });

  await page.getByRole("link", { name: "看大工委、大党委" }).click();
  await expect(page).toHaveURL(/\/councils$/);
  expect(await figureOf(page, "第一书记", "街道")).toBe(before + 1);
  await usable(page);
  await page.getByRole("link", { name: /^街道届中调整/ }).click();
  await expect(page).toHaveURL(/figure=replaced/);
  const row = page.getByRole("row").filter({ hasText: "尤前任" });
  await expect(row).toContainText("不发挥作用");
  await usable(page);
  await row.getByRole("link", { name: mark }).click();
  await expect(page.getByRole("heading", { level: 1, name: mark })).toBeVisible();
  await expect(page.getByText("韩思齐").first()).toBeVisible();

  // The same file once more changes nothing.
  await page.goto("/councils/import");
  await upload(page, heads, [first, gone, next]);
  await expect(page.getByText("全部 3 行与系统一致")).toBeVisible({ timeout: 60_000 });
  await page.getByRole("button", { name: "不导入" }).click();
  await expect(page.getByText(/^已放弃导入/)).toBeVisible();
});

async function usable(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${String(nodes[0]?.html)}`)).toEqual([]);
}

/** The heads of a sheet that the page lets one download. */
async function headsOf(page: Page, link: string): Promise<string[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: link }).click(),
  ]);
  const rows = await readSheet(await readFile(await file.path()));
  return (rows[0] ?? []).map(String);
}

/** A street that has no council yet: of those that the district can choose on the map of codes. */
async function placeWithout(page: Page): Promise<string> {
  const give = page.getByRole("button", { name: "导出现有" });
  await alive(give);
  const [file] = await Promise.all([page.waitForEvent("download"), give.click()]);
  const rows = await readSheet(await readFile(await file.path()));
  const taken = new Set(rows.slice(1).map((row) => String(row[0]).split("/").at(-1)));
  const window = await page.context().newPage();
  await window.goto("/dashboard?period=90");
  const names = await window
    .getByRole("table")
    .locator("tbody th, tbody td:first-child")
    .allInnerTexts();
  await window.close();
  const found = names
    .map((name) => name.trim())
    .find((name) => /[镇街道]$/.test(name) && !taken.has(name));
  if (found === undefined) throw new Error("no street without a council");
  return found;
}

async function upload(
  page: Page,
  heads: readonly string[],
  rows: readonly Readonly<Record<string, string>>[],
): Promise<void> {
  const cells = [heads, ...rows.map((row) => heads.map((head) => row[head] ?? ""))].map((line) =>
    line.map((value) => ({ value, type: String })),
  );
  const file = page.locator('input[type="file"]');
  await alive(file);
  await file.setInputFiles({
    name: "大工委.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: await writeXlsxFile(cells).toBuffer(),
  });
  await page.getByRole("button", { name: /上传并核对$/ }).click();
}

/** A number of the summary; a dash of it is none. */
async function figureOf(page: Page, what: string, level: string): Promise<number> {
  const link = page.getByRole("link", { name: new RegExp(`^${level}${what}：`) });
  if ((await link.count()) === 0) return 0;
  return Number(await link.innerText());
}
