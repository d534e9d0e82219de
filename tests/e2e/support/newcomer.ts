import { expect, type Browser, type Page } from "@playwright/test";
import { signIn } from "./people";
import { alive } from "./screen";

export interface Newcomer {
  name: string;
  login: string;
  /** On the slip that the administrator hands over; worth nothing after the first sign-in. */
  firstPassword: string;
}

/** The administrator adds a person with an account, and stays on the page where duties are set. */
export async function addPerson(
  admin: Page,
  { name, organization }: { name: string; organization: string },
): Promise<Newcomer> {
  const login = `xin.${Date.now().toString(36)}`;
  await admin.goto("/admin/people");
  await admin.getByRole("link", { name: "新增人员" }).click();
  await expect(admin.getByRole("heading", { level: 1, name: "新增人员" })).toBeVisible();
  await alive(admin.getByLabel("姓名"));
  await admin.getByLabel("姓名").fill(name);
  await admin.getByRole("combobox", { name: "单位" }).fill(organization);
  await admin.getByRole("option").first().click();
  await admin.getByLabel("登录名").fill(login);
  await admin.getByRole("button", { name: "新增人员" }).click();
  await expect(admin.getByText("账号已开通")).toBeVisible();
  const slip = admin.getByRole("listitem").filter({ hasText: login });
  const firstPassword = await slip
    .locator("dt", { hasText: "初始密码" })
    .locator("+ dd")
    .innerText();
  await admin.getByRole("link", { name: "去设置岗位" }).click();
  await expect(admin.getByRole("heading", { level: 1 })).toContainText(name);
  return { name, login, firstPassword };
}

/** Makes the person whose page is open a clerk of the department that the words find. */
export async function makeClerk(admin: Page, department: string): Promise<void> {
  await admin.getByLabel("岗位", { exact: true }).selectOption({ label: "部门经办人" });
  await admin.getByRole("searchbox", { name: "地点" }).fill(department);
  await admin.getByRole("button", { name: "查找地点" }).click();
  await alive(admin.getByLabel("部门经办人 · 任职地点或单位"));
  await admin.getByRole("button", { name: "增加岗位" }).click();
  await expect(admin.getByRole("status", { name: "操作结果" })).toContainText("岗位已增加");
}

/** Signs in for the first time, which asks for a password of one's own; ends on the desk. */
export async function firstSignIn(
  browser: Browser,
  { login, firstPassword }: Newcomer,
): Promise<Page> {
  const person = await (await browser.newContext()).newPage();
  await signIn(person, login, firstPassword);
  await expect(person.getByRole("heading", { name: "修改密码" })).toBeVisible();
  const chosen = "Xinlai-2026-mima";
  await alive(person.getByLabel("现在的密码"));
  await person.getByLabel("现在的密码").fill(firstPassword);
  await person.getByLabel("新密码", { exact: false }).first().fill(chosen);
  await person.getByLabel("再输一次新密码").fill(chosen);
  await person.getByRole("button", { name: "保存新密码" }).click();
  await expect(person.getByRole("heading", { name: "我的工作台" })).toBeVisible();
  return person;
}
