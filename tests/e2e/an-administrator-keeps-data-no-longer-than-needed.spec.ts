import { expect, type Page } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive } from "./support/screen";
import { test } from "./support/test";

// PIPL art. 19: the page says what goes when and how much it would be; what a court wants is held.

test("an administrator reads the trial run, holds one matter back and sets the day", async ({
  browser,
}) => {
  const resident = await aResident(browser);
  const { number } = await report(resident, {
    text: "门口路面塌了一块，要留作证据。",
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  const admin = await staff(browser, "admin");
  await admin.getByRole("link", { name: "保存期限" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "保存期限" })).toBeVisible();
  await expect(admin.getByText("到期清理还没有启用")).toBeVisible();
  const rules = admin.getByRole("table", { name: "各项期限" });
  await expect(rules.getByRole("row").filter({ hasText: "诉求原文" })).toContainText("1095 天");

  await test.step("a wrong number is advised, and nothing typed is lost", async () => {
    await hold(admin, "2026112299999");
    await expect(admin.getByRole("alert").filter({ hasText: "没有这个编号" })).toBeVisible();
    await expect(admin.getByLabel("理由")).toHaveValue("法院要求保存证据。");
    await admin.getByRole("textbox", { name: "编号" }).fill(number);
    await admin.getByRole("dialog").getByRole("button", { name: "登记保全" }).click();
    await expect(admin.getByRole("status", { name: "操作结果" })).toContainText("已保全");
  });
  const held = admin.getByRole("row").filter({ hasText: number });
  await expect(held).toContainText("法院要求保存证据。");

  await test.step("it is lifted with a reason, and both stay to be read", async () => {
    await held.getByRole("button", { name: "解除" }).click();
    const dialog = admin.getByRole("dialog");
    await dialog.getByLabel("理由").fill("案件已经审结。");
    await dialog.getByRole("button", { name: "解除", exact: true }).click();
    await expect(held).toContainText("已解除");
    await expect(held).toContainText("案件已经审结。");
  });

  await test.step("the day is set ahead, and nothing runs before it", async () => {
    const ahead = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await admin.getByRole("link", { name: "设定生效日期" }).click();
    const choice = admin.getByLabel("选哪一种");
    await alive(choice);
    await choice.selectOption({ label: "启用" });
    await admin.getByLabel("生效日期").fill(ahead);
    await admin.getByLabel("理由").fill("已看过试算，按法定期限清理。");
    await admin.getByRole("button", { name: "保存", exact: true }).click();
    await expect(admin.getByRole("status", { name: "操作结果" })).toContainText("已保存");
    await admin.goto("/admin/retention");
    await expect(admin.getByText(`到期清理将于 ${ahead} 起启用`)).toBeVisible();
  });

  const clerk = await staff(browser, "clerk");
  await clerk.goto("/admin/retention");
  await expect(clerk.getByText("没有找到这个页面")).toBeVisible();
});

async function hold(admin: Page, number: string) {
  const open = admin.getByRole("button", { name: "登记保全" });
  await alive(open);
  await open.click();
  await admin.getByRole("textbox", { name: "编号" }).fill(number);
  await admin.getByLabel("理由").fill("法院要求保存证据。");
  await admin.getByRole("dialog").getByRole("button", { name: "登记保全" }).click();
}
