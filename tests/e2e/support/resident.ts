import { expect, type Page } from "@playwright/test";
import { district } from "./people";
import type { Photo } from "./photos";
import { alive } from "./screen";

export interface Receipt {
  number: string;
  code: string;
}

export interface Report {
  text: string;
  category: string;
  /** What is typed to find the place, and the name of it in the list. */
  place: { typed: string; name: string };
  address?: string;
  phone?: string;
  name?: string;
  photos?: readonly Photo[];
}

/** Reports a matter on the portal and writes down the receipt. */
export async function report(page: Page, matter: Report): Promise<Receipt> {
  await page.goto(`/${district}/report`);
  await fillReport(page, matter);
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await expect(page.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
  return readReceipt(page);
}

export async function fillReport(page: Page, matter: Report): Promise<void> {
  const text = page.getByLabel("是什么事？");
  await alive(text);
  await text.fill(matter.text);
  await page.getByLabel("属于哪一类？").selectOption({ label: matter.category });
  await page.getByRole("combobox", { name: "按名称查找地点" }).fill(matter.place.typed);
  await page.getByRole("option").filter({ hasText: matter.place.name }).first().click();
  await expect(page.getByText("已选地点")).toBeVisible();
  if (matter.address !== undefined) await page.getByLabel("详细位置").fill(matter.address);
  if (matter.photos !== undefined) {
    await page.getByLabel("现场照片").setInputFiles([...matter.photos]);
  }
  if (matter.phone !== undefined) {
    await page.getByRole("textbox", { name: /^电话/ }).fill(matter.phone);
    await page.getByLabel("办理单位可以打电话给我").check();
  }
  if (matter.name !== undefined) await page.getByLabel("怎么称呼您").fill(matter.name);
}

export async function readReceipt(page: Page): Promise<Receipt> {
  const said = (word: string) => page.locator("dt", { hasText: word }).locator("+ dd").innerText();
  return { number: (await said("编号")).trim(), code: (await said("查询码")).trim() };
}

/** Opens the own ticket with number and code. */
export async function track(page: Page, { number, code }: Receipt): Promise<void> {
  await page.goto(`/${district}/track`);
  await alive(page.locator("main form"));
  await page.getByLabel("编号").fill(number);
  await page.getByLabel("查询码").fill(code);
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await expect(page.getByRole("heading", { name: `诉求 ${number}` })).toBeVisible();
}
