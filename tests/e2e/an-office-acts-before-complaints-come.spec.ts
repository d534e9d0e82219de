import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 未诉先办 (DOMAIN §2.10): a community plans from a season what it does before complaints come, says in one line
// what it did, and the street above reads the counts of those days, each of which opens to its rows.

test("a community acts on a season, tells of it in a line, and the street looks at the counts", async ({
  browser,
}) => {
  const mark = uniqueMark("防冻");
  const community = await staff(browser, "community", "phone");
  await community.goto("/proactive?month=12");
  const season = community.getByRole("listitem").filter({ hasText: "寒潮冰冻" }).first();
  await expect(season).toContainText("11月至2月");
  await season.getByRole("link", { name: "据此安排行动" }).click();

  // What the season knows is filled in; what is wrong is said beside the field and nothing is lost.
  const title = community.getByRole("textbox", { name: /^行动/ });
  await alive(title);
  await expect(title).toHaveValue("寒潮冰冻");
  await expect(community.getByLabel("谁来做、做什么")).toHaveValue(/独居老人/);
  expect(await noSideways(community)).toBe(true);
  await title.fill(mark);
  const end = await community.getByLabel("结束日期").inputValue();
  await community.getByLabel("结束日期").fill("2020-01-01");
  await community.getByRole("button", { name: "安排", exact: true }).click();
  await expect(community.getByText("结束日期不能早于开始日期").first()).toBeVisible();
  await expect(title).toHaveValue(mark);
  await community.getByLabel("结束日期").fill(end);
  await community.getByRole("button", { name: "安排", exact: true }).click();
  await expect(community.getByRole("heading", { level: 1, name: mark })).toBeVisible();
  expect(await noSideways(community)).toBe(true);

  await alive(community.getByRole("button", { name: "写一句" }));
  await community.getByRole("button", { name: "写一句" }).click();
  await community.getByLabel("做了什么").fill(`${mark}：包扎水管 12 处。`);
  await community.getByRole("dialog").getByRole("button", { name: "保存" }).click();
  await expect(community.getByText(`${mark}：包扎水管 12 处。`)).toBeVisible();
  await expect(community.getByRole("button", { name: "写一句" })).toHaveCount(0);

  // The street finds it in the calendar; a count opens to the very matters.
  const street = await staff(browser, "secretary");
  await street.goto("/proactive");
  const line = street.getByRole("listitem").filter({ hasText: mark });
  await expect(line).toContainText("已做");
  await line.getByRole("link", { name: mark }).click();
  const count = street.getByRole("link", { name: /行动期间 \d+ 件，查看工单$/ }).first();
  const counted = Number(await count.innerText());
  await count.click();
  await expect(street.getByText(`共 ${String(counted)} 件`, { exact: true })).toBeVisible();

  // A department sees nothing of it: it was neither planned by it nor for it.
  const clerk = await staff(browser, "clerk");
  await clerk.goto("/proactive");
  await expect(clerk.getByRole("heading", { level: 1, name: "未诉先办" })).toBeVisible();
  await expect(clerk.getByText(mark)).toHaveCount(0);
});
