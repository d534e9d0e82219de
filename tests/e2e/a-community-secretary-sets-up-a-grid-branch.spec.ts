import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { test } from "./support/test";

// Seeds 4 and 5: the chain down to the household, with head counts and nobody's name (DOMAIN §6.1, §11.2 P9).

test("a community secretary sets up a grid branch, counts its members and holds an election", async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const page = await staff(browser, "community");
  await page.goto("/party");
  const main = page.getByRole("main");
  await expect(main.getByText(/网格还没有网格党支部/)).toBeVisible();
  await main.getByRole("link", { name: /党委$/ }).first().click();
  await expect(page).toHaveURL(/\/party\/[0-9a-f-]{36}$/);

  await page.getByRole("link", { name: "设立下级" }).click();
  await page.getByLabel("类别").selectOption({ label: "网格党支部" });
  await page.getByLabel("全称").fill("最后一个网格党支部");
  await page.getByLabel("书记").fill("赵新任");
  // Without its grid it is nobody's branch; what was typed stays.
  await page.getByRole("button", { name: "设立", exact: true }).click();
  await expect(page.getByText("请至少选一个网格。").first()).toBeVisible();
  await expect(page.getByLabel("全称")).toHaveValue("最后一个网格党支部");
  await page.getByRole("group", { name: "对应的网格" }).getByRole("checkbox").last().check();
  await page.getByRole("button", { name: "设立", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("最后一个网格党支部");
  await expect(main.getByText("还没有登记党员人数。")).toBeVisible();

  await page.getByRole("button", { name: "登记人数" }).click();
  const count = page.getByRole("dialog");
  await count.getByLabel("正式党员").fill("2");
  await count.getByRole("button", { name: "登记", exact: true }).click();
  await expect(main.getByText(/不足 3 名，一般应与邻近单位成立联合党支部/)).toBeVisible();

  await page.getByRole("button", { name: "登记人数" }).click();
  await count.getByLabel("正式党员").fill("9");
  await count.getByRole("button", { name: "登记", exact: true }).click();
  await expect(main.getByText(/满 7 名，应设支部委员会/)).toBeVisible();

  await page.getByRole("button", { name: "登记换届" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "登记", exact: true }).click();
  await expect(main.getByText("第 1 届")).toBeVisible();
  await expect(main.getByText("任期内")).toBeVisible();

  // What it does is one line each, or only that the paper is kept.
  const facts = page.url();
  await page.getByRole("link", { name: "组织生活、党费" }).click();
  await page.getByRole("button", { name: "记一笔" }).click();
  const record = page.getByRole("dialog");
  await record.getByLabel("主题").fill("第一次主题党日");
  await record.getByRole("button", { name: "记下", exact: true }).click();
  await expect(record.getByText(/请填到场人数/).first()).toBeVisible();
  await record.getByLabel("纸面有记录", { exact: true }).check();
  await record.getByRole("button", { name: "记下", exact: true }).click();
  await expect(main.getByText("第一次主题党日", { exact: true })).toBeVisible();

  // The street sees it in its tree, and who dispatches does not.
  const street = await staff(browser, "secretary");
  await street.goto("/party?q=最后一个网格");
  await expect(street.getByRole("main").getByText("正式 9 · 预备 0")).toBeVisible();
  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto(facts);
  await expect(dispatcher.getByText("没有找到这个页面")).toBeVisible();
});
