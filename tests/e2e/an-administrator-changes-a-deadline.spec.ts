import { expect } from "@playwright/test";
import { staff } from "./support/people";
import { alive } from "./support/screen";
import { test } from "./support/test";

test("an administrator changes a deadline from a day on, and the calendar of next year", async ({
  browser,
}) => {
  const admin = await staff(browser, "admin");
  await admin.goto("/admin/settings");
  await expect(admin.getByRole("heading", { level: 1, name: "参数设置" })).toBeVisible();
  const row = admin.getByRole("row").filter({ hasText: "常规单办结期限" });
  await expect(row).toContainText("7 个工作日");
  await row.getByRole("link", { name: /修改/ }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "常规单办结期限" })).toBeVisible();

  // Wrong first: the advice stands beside the field, and what was typed stays.
  const amount = admin.getByLabel("数值");
  await alive(amount);
  await amount.fill("30");
  await admin.getByLabel("理由").fill("区委专题会议决定，缩短常规单期限。");
  await admin.getByRole("button", { name: "保存", exact: true }).click();
  await expect(admin.getByRole("alert").filter({ hasText: "超出了可选范围" })).toBeVisible();
  await expect(amount).toHaveValue("30");
  await expect(admin.getByLabel("理由")).toHaveValue("区委专题会议决定，缩短常规单期限。");

  // A day ahead: planned, and not in force before it.
  const ahead = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);
  await amount.fill("5");
  await admin.getByLabel("生效日期").fill(ahead);
  await expect(admin.getByText(`自 ${ahead} 起，常规单办结期限：5 个工作日`)).toBeVisible();
  await admin.getByRole("button", { name: "保存", exact: true }).click();
  await expect(admin.getByRole("status", { name: "操作结果" })).toContainText("已保存");
  await expect(admin.getByRole("table", { name: "历史版本" })).toContainText(ahead);
  await admin.goto("/admin/settings");
  await expect(row).toContainText("7 个工作日");
  await expect(row).toContainText(`自 ${ahead} 起：5 个工作日`);

  // Next year's calendar: a press makes a day off, and the year is declared complete.
  const year = new Date().getFullYear() + 1;
  await admin.goto(`/admin/settings/calendar?year=${String(year)}`);
  const day = admin.getByRole("button", { name: new RegExp(`^${String(year)}-01-0[1-7] .*上班`) });
  await alive(day.first());
  const name = (await day.first().getAttribute("aria-label")) ?? "";
  const date = name.slice(0, 10);
  await day.first().click();
  await expect(admin.getByRole("button", { name: new RegExp(`^${date} .*放假`) })).toHaveAttribute(
    "aria-pressed",
    "true",
  );
  const save = admin.getByRole("button", { name: `保存 ${String(year)} 年的日历` });
  const days = admin.locator("form").filter({ has: save });
  await days.getByLabel(/放假安排已经公布/).check();
  await days.getByLabel("理由").fill("按国务院办公厅通知录入。");
  await save.click();
  await expect(admin.getByRole("status", { name: "操作结果" })).toContainText("日历已保存");
  await expect(admin.getByText(`${String(year)} 年的放假安排还没有录入`)).toHaveCount(0);
  await admin.reload();
  await expect(admin.getByRole("button", { name: new RegExp(`^${date} .*放假`) })).toBeVisible();

  // Who has nothing to do with it does not find the page.
  const clerk = await staff(browser, "clerk");
  await clerk.goto("/admin/settings");
  await expect(clerk.getByText("没有找到这个页面")).toBeVisible();
});
