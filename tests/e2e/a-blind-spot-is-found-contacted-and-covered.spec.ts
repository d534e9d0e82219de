import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { test } from "./support/test";

// Seed 5: owners' committees, shops, buildings and new sectors that nothing reaches (DOMAIN §6.5, §10 row 5.7).

test("a blind spot is found, contacted and covered", async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await staff(browser, "community");
  const main = page.getByRole("main");
  await page.goto("/units/add");
  // A number needs its day; what was typed stays.
  await page.getByLabel("单位名称").fill("新开的充电站");
  await page.getByLabel("单位类型").selectOption({ label: "个体工商户" });
  await page.getByLabel("从业人数").fill("3");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByLabel("单位名称")).toHaveValue("新开的充电站");
  await page.getByLabel("从业人数").fill("");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("新开的充电站");
  await expect(main.getByText("未覆盖").first()).toBeVisible();
  const unit = page.url();

  // The street finds it: kind by kind, from the figure to the rows.
  const street = await staff(browser, "secretary");
  await street.goto("/units/blind-spots");
  await street.getByRole("link", { name: /^个体商铺 盲点：\d+ 家/ }).click();
  await expect(street).toHaveURL(/gap=blind/);
  await expect(street.getByRole("link", { name: "新开的充电站" })).toBeVisible();

  // The community is in contact: a day and a line.
  await page.getByRole("button", { name: "记联系" }).click();
  const contact = page.getByRole("dialog");
  await contact.getByLabel("做了什么").fill("送去办事指南，说好夜间留一盏灯。");
  await contact.getByRole("button", { name: "记录", exact: true }).click();
  await expect(main.getByText("送去办事指南，说好夜间留一盏灯。")).toBeVisible();

  // The street names an adviser, and the blind spot is none any more.
  await street.goto(unit);
  await street.getByRole("button", { name: "选派" }).click();
  const adviser = street.getByRole("dialog");
  await adviser.getByLabel("姓名或名称").fill("郑指导员");
  await adviser.getByRole("button", { name: "登记", exact: true }).click();
  await expect(street.getByRole("main").getByText("工作覆盖").first()).toBeVisible();
  await street.goto("/units?gap=blind&q=充电站");
  await expect(street.getByText("没有符合条件的单位")).toBeVisible();
  await street.goto("/units?coverage=adviser&q=充电站");
  await expect(street.getByRole("link", { name: "新开的充电站" })).toBeVisible();

  // Who dispatches does not read the register.
  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto(unit);
  await expect(dispatcher.getByText("没有找到这个页面")).toBeVisible();
});
