import { readFile } from "node:fs/promises";
import { expect, type Page } from "@playwright/test";
import { readSheet } from "read-excel-file/node";
import { staff } from "./support/people";
import { listed } from "./support/screen";
import { test } from "./support/test";

test("a dispatcher exports the list as filtered, and the file says the same", async ({
  browser,
}) => {
  const page = await staff(browser, "dispatcher");
  await page.goto("/tickets?group=closed");
  const shown = await countOf(page);
  const rows = await exported(page);
  expect(rows[0]).toContain("工单编号");
  expect(rows).toHaveLength(shown + 1);
  const numbers = rows.slice(1).map((row) => String(row[rows[0]?.indexOf("工单编号") ?? 0]));
  const first = await listed(page).first().locator(".select-all").innerText();
  expect(numbers).toContain(first.trim());
  expect(new Set(numbers).size).toBe(shown);
  const status = rows[0]?.indexOf("状态") ?? -1;
  expect(new Set(rows.slice(1).map((row) => row[status]))).toEqual(new Set(["已结案"]));
  // Personal data do not travel in lists (DOMAIN §11.2).
  expect(rows.flat().map(String).join("\n")).not.toMatch(/1[3-9]\d{9}/);
});

test("a department's clerk exports the assignments of the department", async ({ browser }) => {
  const page = await staff(browser, "clerk");
  await page.goto("/assignments");
  const shown = await countOf(page);
  const rows = await exported(page);
  expect(rows).toHaveLength(shown + 1);
});

/** "共 24 件" beside the heading. */
async function countOf(page: Page): Promise<number> {
  const text = await page.getByText(/^共 \d+ 件$/).innerText();
  const count = Number(/\d+/.exec(text)?.[0]);
  expect(count).toBeGreaterThan(0);
  return count;
}

async function exported(page: Page) {
  const arriving = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出 Excel" }).click();
  const file = await arriving;
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const rows = await readSheet(await readFile(await file.path()));
  await expect(page.getByRole("status", { name: "操作结果" })).toContainText("导出已记入日志");
  return rows;
}
