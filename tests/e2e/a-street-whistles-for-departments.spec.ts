import { expect } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/accounts";
import { district, staff } from "./support/people";
import { alive, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 街道吹哨、部门报到: the street calls, the department comes and says so, the street says when it is done.

test("a street whistles for departments, they come, and it confirms that the matter is done", async ({
  browser,
}) => {
  const mark = uniqueMark("吹哨");
  const street = await staff(browser, "dispatcher");
  await street.goto("/whistles");
  await street.getByRole("link", { name: "吹哨", exact: true }).click();
  await alive(street.getByLabel("事由"));
  await street.getByRole("radio", { name: "应急处置" }).check();
  await street.getByLabel("事由").fill(mark);
  await street.getByLabel("请部门来做什么").fill("供水管爆裂，请到现场关阀抢修并疏导交通。");
  await street.getByRole("combobox", { name: "所在区域" }).fill("居委会");
  await street.getByRole("option").first().click();
  await street.getByLabel("具体地点").fill("剑川路 50 号门前");

  // Nobody was called: advice, and nothing typed is lost.
  await street.getByRole("button", { name: "吹哨", exact: true }).click();
  await expect(street.getByText("请至少选一个部门").first()).toBeVisible();
  await expect(street.getByLabel("事由")).toHaveValue(mark);

  const clerk = await staff(browser, "clerk", "phone");
  await street.getByLabel(departmentOf("clerk"), { exact: true }).check();
  await street.getByRole("button", { name: "吹哨", exact: true }).click();
  await expect(street.getByRole("heading", { level: 1, name: mark })).toBeVisible();
  await expect(street.getByText("待应哨")).toBeVisible();

  // The department hears of it without looking for it.
  await expect
    .poll(
      async () => {
        await clerk.goto("/inbox");
        return clerk.getByRole("main").getByText("吹哨（应急处置）").count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await clerk.goto("/desk");
  await clerk.getByRole("link", { name: mark }).click();
  const card = clerk.getByRole("listitem").filter({ hasText: mark });
  await expect(card).toContainText("剑川路 50 号门前");
  await alive(card.getByRole("button", { name: "应哨", exact: true }));
  await card.getByRole("button", { name: "应哨", exact: true }).click();
  await expect(card.getByText("已应哨")).toBeVisible();
  await card.getByRole("button", { name: "登记到场" }).click();
  await clerk.getByLabel("到场人员").fill("王某等 3 人");
  await clerk.getByRole("dialog").getByRole("button", { name: "登记到场" }).click();
  await expect(card.getByText("在现场")).toBeVisible();

  await street.reload();
  await expect(street.getByText("王某等 3 人")).toBeVisible();
  await alive(street.getByRole("button", { name: "确认办结" }));
  await street.getByRole("button", { name: "确认办结" }).click();
  await street.getByLabel("现场处置结果").fill("阀门已关，路面积水已排净。");
  await street.getByRole("dialog").getByRole("button", { name: "确认办结" }).click();
  await expect(street.getByText("已办结")).toBeVisible();

  await clerk.reload();
  await expect(card.getByText("已完成")).toBeVisible();
  await expect(card.getByRole("button")).toHaveCount(0);

  // Another organization is not told of it.
  const other = await staff(browser, "clerk2");
  await other.goto("/whistles");
  await expect(other.getByText(mark)).toHaveCount(0);
});

/** The short name of the department whose clerk an example account is. */
function departmentOf(name: string): string {
  const account = demoAccounts.find((one) => one.tenant === district && one.name === name);
  return account?.title?.replace("经办人", "") ?? "";
}
