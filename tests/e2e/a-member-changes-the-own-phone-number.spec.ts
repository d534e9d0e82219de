import { expect } from "@playwright/test";
import { enterByPhone, shownCode } from "./support/by-phone";
import { reportAsMember } from "./support/members";
import { aResident, district } from "./support/people";
import { alive, noSideways } from "./support/screen";
import { test } from "./support/test";

// 换手机号: the code goes to the new phone; from then on the new one opens and the old one does not, and
// who was still in by the old one elsewhere is out.

test("a member changes the own phone by its code, and the old one opens no more", async ({
  browser,
}) => {
  const number = String(Date.now()).slice(-8);
  const [old, fresh] = [`135${number}`, `136${number}`];
  const member = await aResident(browser);
  await reportAsMember(member, { name: "司马文静", phone: old });
  const elsewhere = await aResident(browser);
  await enterByPhone(elsewhere, old);
  await enterByPhone(member, old);

  await member.goto("/my/profile");
  await alive(member.getByRole("button", { name: "更换手机号" }));
  await member.getByRole("button", { name: "更换手机号" }).click();
  const form = member.locator("form").filter({ has: member.getByLabel("新手机号") });
  await form.getByLabel("新手机号").fill(fresh);
  await form.getByRole("button", { name: "获取验证码" }).click();
  const code = await shownCode(member);
  await form.getByLabel("短信验证码").fill(code === "000000" ? "111111" : "000000");
  await form.getByRole("button", { name: "换成这个手机号" }).click();
  await expect(form.getByText("验证码不对或已过期").first()).toBeVisible();
  await expect(form.getByLabel("新手机号")).toHaveValue(fresh);
  expect(await noSideways(member)).toBe(true);
  await form.getByLabel("短信验证码").fill(code);
  await form.getByRole("button", { name: "换成这个手机号" }).click();
  await expect(member.getByRole("status", { name: "操作结果" })).toContainText("手机号已更换");
  await expect(member.getByRole("definition").filter({ hasText: fresh })).toBeVisible();

  await elsewhere.goto("/my/profile");
  await elsewhere.waitForURL((url) => url.pathname.startsWith("/sign-in"));

  await elsewhere.goto(`/sign-in/phone?as=member&district=${district}`);
  await alive(elsewhere.locator("input[name=phone]"));
  await elsewhere.locator("input[name=phone]").fill(old);
  await elsewhere.getByRole("button", { name: "获取验证码" }).click();
  await elsewhere.getByLabel("验证码", { exact: false }).fill(await shownCode(elsewhere));
  await elsewhere.getByRole("button", { name: "进入", exact: true }).click();
  await expect(elsewhere.getByText("手机号或验证码不对")).toBeVisible();

  await enterByPhone(elsewhere, fresh);
});
