import { expect, test } from "@playwright/test";
import { signIn, staff } from "./support/people";
import { alive } from "./support/screen";

test("an administrator adds a person, who must choose a password before anything else", async ({
  browser,
}) => {
  const login = `xin.${Date.now().toString(36)}`;
  const admin = await staff(browser, "admin");
  await admin.goto("/admin/people");
  await admin.getByRole("link", { name: "新增人员" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "新增人员" })).toBeVisible();
  await alive(admin.getByLabel("姓名"));
  await admin.getByLabel("姓名").fill("欧阳新来");
  await admin.getByRole("combobox", { name: "单位" }).fill("城市管理");
  await admin.getByRole("option").first().click();
  await admin.getByLabel("登录名").fill(login);
  await admin.getByRole("button", { name: "新增人员" }).click();

  await expect(admin.getByText("账号已开通")).toBeVisible();
  const slip = admin.getByRole("listitem").filter({ hasText: login });
  const first = await slip.locator("dt", { hasText: "初始密码" }).locator("+ dd").innerText();
  expect(first.length).toBeGreaterThanOrEqual(10);

  await admin.getByRole("link", { name: "去设置岗位" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText("欧阳新来");
  await admin.getByLabel("岗位", { exact: true }).selectOption({ label: "部门经办人" });
  await admin.getByRole("searchbox", { name: "地点" }).fill("城管");
  await admin.getByRole("button", { name: "查找地点" }).click();
  const place = admin.getByLabel("部门经办人 · 任职地点或单位");
  await alive(place);
  await admin.getByRole("button", { name: "增加岗位" }).click();
  await expect(admin.getByRole("status", { name: "操作结果" })).toContainText("岗位已增加");

  const person = await (await browser.newContext()).newPage();
  await signIn(person, login, first);
  await expect(person.getByRole("heading", { name: "修改密码" })).toBeVisible();
  // No other address opens, and no menu offers one.
  await person.goto("/assignments");
  await expect(person).toHaveURL(/\/password$/);
  await expect(person.getByRole("navigation", { name: "主导航" }).getByRole("link")).toHaveCount(0);

  const chosen = "Xinlai-2026-mima";
  await alive(person.getByLabel("现在的密码"));
  await person.getByLabel("现在的密码").fill(first);
  await person.getByLabel("新密码", { exact: false }).first().fill("short1");
  await person.getByLabel("再输一次新密码").fill("short1");
  await person.getByRole("button", { name: "保存新密码" }).click();
  await expect(person.getByText(/密码至少 10 位，并同时包含字母和数字/).first()).toBeVisible();
  await person.getByLabel("现在的密码").fill(first);
  await person.getByLabel("新密码", { exact: false }).first().fill(chosen);
  await person.getByLabel("再输一次新密码").fill(chosen);
  await person.getByRole("button", { name: "保存新密码" }).click();
  await expect(person.getByRole("heading", { name: "我的工作台" })).toBeVisible();
  await expect(person.getByRole("banner")).toContainText("部门经办人");

  // The first password is worth nothing any more.
  const again = await (await browser.newContext()).newPage();
  await signIn(again, login, first);
  await expect(again.getByText(/账号或密码不对/)).toBeVisible();
});
