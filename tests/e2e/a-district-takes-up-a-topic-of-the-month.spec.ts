import { expect } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/accounts";
import { district, staff } from "./support/people";
import { alive, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 每月一题: a street takes a theme and a problem from the data, the department that leads reports a measure,
// the street checks and says what became of it, and residents read what was released.

test("a theme is taken up from the data, led by a department, checked, reviewed and shown to residents", async ({
  browser,
}) => {
  const mark = uniqueMark("渗漏");
  const street = await staff(browser, "secretary");
  await street.goto("/topics");
  await alive(street.getByRole("button", { name: "选定主题" }));
  await street.getByRole("button", { name: "选定主题" }).click();
  await street.getByRole("dialog").getByLabel("主题").fill(mark);
  await street.getByRole("dialog").getByRole("button", { name: "选定" }).click();
  await expect(street.getByRole("heading", { level: 1, name: mark })).toBeVisible();

  // From the candidates: the number opens to its rows, the problem begins with what they say.
  await street.getByRole("link", { name: "从数据里选问题" }).click();
  await expect(street.getByRole("heading", { level: 1 })).toContainText("候选问题");
  await street
    .getByRole("link", { name: /^把.+列为问题$/ })
    .first()
    .click();
  await alive(street.getByLabel("情况和目标"));
  await expect(street.getByLabel("情况和目标")).toHaveValue(/登记.+件/);
  await street.getByLabel("诉求量大、涉及面广吗？").check();
  await street.getByRole("combobox", { name: "牵头单位" }).fill(departmentOf("clerk"));
  await street.getByRole("option").first().click();

  // A measure without its day: advice beside the field, and nothing typed is lost.
  const give = street.getByRole("button", { name: "列入并交给牵头单位" });
  await street.getByLabel("措施 1").fill(`${mark}普查建账`);
  await street.getByLabel("完成日期").first().fill("2020-03-20");
  await street.getByLabel("措施 2").fill("逐户修复");
  await give.click();
  await expect(street.getByText("请填写这一项").first()).toBeVisible();
  await expect(street.getByLabel("措施 1")).toHaveValue(`${mark}普查建账`);
  await street.getByLabel("措施 2").fill("");
  await give.click();
  await expect(street.getByText("已超期")).toBeVisible();

  // The department hears of it, finds it on its desk, and reports in a few words.
  const clerk = await staff(browser, "clerk", "phone");
  await expect
    .poll(
      async () => {
        await clerk.goto("/inbox");
        return clerk.getByRole("main").getByText(mark).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await clerk.goto("/desk");
  await clerk.getByRole("link", { name: `${mark}普查建账` }).click();
  await alive(clerk.getByRole("button", { name: "报告完成" }));
  await clerk.getByRole("button", { name: "报告完成" }).click();
  await clerk.getByLabel("做了什么").fill("已普查 12 个小区并建账。");
  await clerk.getByRole("dialog").getByRole("button", { name: "报告完成" }).click();
  await expect(clerk.getByText("已普查 12 个小区并建账。")).toBeVisible();
  await expect(clerk.getByRole("button", { name: "报告完成" })).toHaveCount(0);

  await street.reload();
  await expect(street.getByText("待评估")).toBeVisible();
  await alive(street.getByRole("button", { name: "评估销题" }));
  await street.getByRole("button", { name: "评估销题" }).click();
  await street.getByRole("radio", { name: "已解决" }).check();
  await street.getByLabel("办得怎么样").fill("已全部建账，转入维修计划。");
  await street.getByRole("dialog").getByRole("button", { name: "评估销题" }).click();
  await expect(street.getByText("已全部建账，转入维修计划。")).toBeVisible();
  await street.getByRole("button", { name: "公开", exact: true }).click();
  await street.getByLabel("给居民看的话").fill(`${mark}：普查已完成。`);
  await street.getByRole("dialog").getByRole("button", { name: "对居民公开" }).click();
  await expect(street.getByText(`${mark}：普查已完成。`).filter({ visible: true })).toBeVisible();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const resident = await context.newPage();
  await resident.goto(`/${district}`);
  await resident.getByRole("link", { name: /每月一题/ }).click();
  const released = resident.getByRole("listitem").filter({ hasText: mark });
  await expect(released).toContainText("普查已完成");
  await expect(released).toContainText("已解决");
  await expect(released).not.toContainText("已普查 12 个小区");
  await context.close();
});

/** The short name of the department whose clerk an example account is. */
function departmentOf(name: string): string {
  const account = demoAccounts.find((one) => one.tenant === district && one.name === name);
  return account?.title?.replace("经办人", "") ?? "";
}
