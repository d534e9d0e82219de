import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { alive, card, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 六联、七联 (DOMAIN §10 rows 3.2, 4.35): the organization department words one more, a street's project carries it, and
// the report opens that project from its figure.

test("the organization department words a dimension, a street's project carries it and is found by it", async ({
  browser,
}) => {
  const dimension = uniqueMark("楼宇联建");
  const title = uniqueMark("楼宇议事会");
  const org = await staff(browser, "org");
  await org.goto("/co-building?list=projects");
  await org.getByRole("link", { name: "按维度看" }).click();
  await org.waitForURL(/\/co-building\/dimensions$/);
  const list = card(org, "六联");
  const add = list.getByRole("button", { name: "加一项" });
  await alive(add);
  await add.click();
  const dialog = org.getByRole("dialog");
  // One that stands already is refused beside the field, and what was typed stays.
  await dialog.getByLabel("名称").fill("文体联谊");
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(
    dialog.getByText("已有同名的一项，请换个说法或启用原来那项。").first(),
  ).toBeVisible();
  await expect(dialog.getByLabel("名称")).toHaveValue("文体联谊");
  await dialog.getByLabel("名称").fill(dimension);
  await dialog.getByRole("button", { name: "保存" }).click();
  await expect(list.getByText(dimension, { exact: true }).first()).toBeVisible();

  const street = await staff(browser, "secretary");
  await street.goto("/co-building/projects/add");
  await alive(street.getByLabel("项目名称"));
  await street.getByLabel("项目名称").fill(title);
  await street.getByLabel("目标").fill("每月一次，楼里的单位一起商量楼里的事。");
  await street.getByLabel("结束").fill("2099-12-31");
  await street.getByLabel("企居共建").check();
  await street.getByLabel(dimension).check();
  const party = street.getByLabel("参加单位 1");
  await party.click();
  await street.getByRole("option").first().click();
  await street.getByRole("button", { name: "发起", exact: true }).click();
  await street.waitForURL(/\/co-building\/projects\/[0-9a-f-]{36}$/);
  await expect(street.getByText(dimension, { exact: true }).first()).toBeVisible();

  // Found by it among the projects; in the report once it stands, which it does not before the unit's word.
  await street.goto("/co-building?list=projects");
  await street.locator("summary").getByText("六联", { exact: true }).click();
  await street.getByRole("link", { name: dimension, exact: true }).click();
  await expect(street.getByRole("link", { name: title, exact: true })).toBeVisible();
  await street.goto("/co-building/dimensions");
  await expect(street.getByRole("link", { name: `${dimension}，合计：0 个项目` })).toBeVisible();
  await expect(street.getByRole("button", { name: "加一项" })).toHaveCount(0);
  expect(await noSideways(street)).toBe(true);
  const sum = street.getByRole("link", { name: /^文化活动联办，合计：/ });
  const n = Number(await sum.textContent());
  expect(n).toBeGreaterThan(0);
  await sum.click();
  await street.waitForURL(/tag=six\.culture/);
  await expect(
    street.getByRole("main").locator("li p > a[href*='/co-building/projects/']"),
  ).toHaveCount(n);
});
