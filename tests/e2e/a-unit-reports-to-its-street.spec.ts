import { expect, type Page } from "@playwright/test";
import { aResident, district, staff } from "./support/people";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 单位报到: a unit's Party organization reports where the unit sits; the street confirms, and the
// liaison officer enters with a code that is told face to face.

test("a unit reports, the street confirms, its liaison officer says what it can bring", async ({
  browser,
}) => {
  const unit = uniqueMark("区人民医院");
  const phone = `135${String(Date.now()).slice(-8)}`;
  const liaison = await aResident(browser);
  const street = await staff(browser, "secretary");

  await street.goto("/codes?level=community");
  const own = await street.getByLabel("社区、村").locator("optgroup option").first().innerText();

  await liaison.goto(`/${district}/check-in/unit`);
  await alive(liaison.getByLabel("单位名称"));
  await liaison.getByLabel("单位所在的社区").selectOption({ label: own });
  await liaison.getByLabel("单位名称").fill(unit);
  await liaison.getByLabel("单位类别").selectOption({ label: "医院" });
  await liaison.getByLabel("党组织名称").fill("医院党委");
  await liaison.getByLabel("党员人数").fill("86");
  await liaison.getByLabel("能提供的资源").fill("每月一次义诊。");
  await liaison.getByRole("textbox", { name: "姓名" }).fill("魏联络");
  await liaison.locator("input[name=phone]").fill(phone);
  await liaison.getByRole("button", { name: "获取验证码" }).click();
  await liaison.getByLabel("短信验证码").fill(await shownCode(liaison));
  await liaison.getByLabel("联络员本人同意").check();
  expect(await noSideways(liaison)).toBe(true);
  await liaison.getByRole("button", { name: "提交报到" }).click();
  await expect(liaison.getByRole("heading", { name: "报到已提交" })).toBeVisible();

  await street.goto("/check-ins/units");
  await street.getByRole("link", { name: unit }).click();
  await alive(street.getByRole("button", { name: "确认报到" }));
  await expect(street.getByText("魏联络")).toHaveCount(0);
  await street.getByRole("button", { name: "确认报到" }).click();
  await expect(street.getByRole("button", { name: "给登录码" })).toBeVisible();
  await street.getByRole("button", { name: "给登录码" }).click();
  await street.getByRole("button", { name: "生成登录码" }).click();
  const told = street.getByRole("status").filter({ hasText: "登录码只显示这一次" });
  await expect(told).toBeVisible();
  const code = /\d{6}/.exec(await told.innerText())?.[0] ?? "";

  await liaison.goto(`/sign-in/phone?as=liaison&district=${district}`);
  await alive(liaison.locator("input[name=phone]"));
  await liaison.locator("input[name=phone]").fill(phone);
  await liaison.locator("input[name=code]").fill(code);
  await liaison.locator("form").last().getByRole("button").click();
  await liaison.waitForURL((url) => url.pathname === "/unit");
  await expect(liaison.getByRole("heading", { level: 1, name: unit })).toBeVisible();
  await alive(liaison.getByLabel("党员人数"));
  await liaison.getByLabel("党员人数").fill("88");
  await liaison.getByRole("button", { name: "保存" }).click();
  await expect(liaison.getByRole("definition").filter({ hasText: "88" })).toBeVisible();

  await street.reload();
  await expect(street.getByRole("definition").filter({ hasText: "88" })).toBeVisible();
});

/** The code that a demo district shows instead of sending it. */
async function shownCode(page: Page): Promise<string> {
  const told = page.getByRole("status").filter({ hasText: /\d{6}/ }).first();
  await expect(told).toBeVisible();
  return /\d{6}/.exec(await told.innerText())?.[0] ?? "";
}
