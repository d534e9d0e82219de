import { expect } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/accounts";
import { district, staff } from "./support/people";
import { alive, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 征求意见: a street asks a department on one of its powers, the department answers in time on its phone, the street
// replies once and says what follows; both read all of it.

test("a street asks a department for an opinion and gets it in time", async ({ browser }) => {
  const mark = uniqueMark("停车");
  const street = await staff(browser, "secretary");
  await street.goto("/reviews");
  await street.getByRole("link", { name: "征求意见", exact: true }).click();
  await alive(street.getByLabel("标题"));
  await expect(street.getByText("不是登记、年报、许可的条件")).toBeVisible();
  await street.getByRole("combobox", { name: "向谁征求" }).fill(departmentOf("clerk"));
  await street.getByRole("option").first().click();
  await street.getByLabel("标题").fill(mark);
  await street
    .getByLabel("情况和想听的意见")
    .fill("三号地块改建停车场，请就选址和开放时间提意见。");
  await street.getByLabel("事由").selectOption({ label: "规划参与" });
  // Tomorrow is too soon: advice beside the field, and nothing typed is lost.
  await street.getByLabel("希望何时答复").fill("2020-03-20");
  await street.getByRole("button", { name: "发出" }).click();
  await expect(street.getByText("请至少留三个工作日").first()).toBeVisible();
  await expect(street.getByLabel("标题")).toHaveValue(mark);
  await street.getByLabel("希望何时答复").fill("");
  await street.getByRole("button", { name: "发出" }).click();
  await expect(street.getByRole("heading", { level: 1, name: mark })).toBeVisible();
  await expect(street.getByText("待答复")).toBeVisible();

  const clerk = await staff(browser, "clerk", "phone");
  await clerk.goto("/reviews");
  await clerk.getByRole("link", { name: mark }).click();
  await alive(clerk.getByRole("button", { name: "答复" }));
  await clerk.getByRole("button", { name: "答复" }).click();
  await clerk.getByLabel("答复意见").fill("同意选址，建议夜间开放。");
  await clerk.getByRole("button", { name: "提交答复" }).click();
  await expect(clerk.getByText("按期答复")).toBeVisible();

  await street.goto("/reviews");
  await street.getByRole("link", { name: mark }).click();
  await expect(street.getByText("同意选址，建议夜间开放。")).toBeVisible();
  await alive(street.getByRole("button", { name: "回应一次" }));
  await street.getByRole("button", { name: "回应一次" }).click();
  await street.getByRole("dialog").getByLabel("回应").fill("夜间开放需要物业配合。");
  await street.getByRole("button", { name: "提交回应" }).click();
  await expect(street.getByRole("button", { name: "回应一次" })).toHaveCount(0);
  await street.getByRole("button", { name: "办结" }).click();
  await street.getByLabel("采纳情况和后续").fill("采纳，六月底前开放。");
  await street.getByRole("dialog").getByRole("button", { name: "办结" }).click();
  await expect(street.getByText("已办结", { exact: true })).toBeVisible();

  await clerk.reload();
  await expect(clerk.getByText("夜间开放需要物业配合。")).toBeVisible();
  await expect(clerk.getByText("采纳，六月底前开放。")).toBeVisible();
});

/** The short name of the department whose clerk an example account is. */
function departmentOf(name: string): string {
  const account = demoAccounts.find((one) => one.tenant === district && one.name === name);
  return account?.title?.replace("经办人", "") ?? "";
}
