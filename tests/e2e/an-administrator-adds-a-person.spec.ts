import { expect } from "@playwright/test";
import { addPerson, makeClerk } from "./support/newcomer";
import { signIn, staff } from "./support/people";
import { alive } from "./support/screen";
import { test } from "./support/test";

test("an administrator adds a person, who must choose a password before anything else", async ({
  browser,
}) => {
  const admin = await staff(browser, "admin");
  const { login, firstPassword: first } = await addPerson(admin, {
    name: "欧阳新来",
    organization: "城市管理",
  });
  expect(first.length).toBeGreaterThanOrEqual(10);
  await makeClerk(admin, "城管");

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
