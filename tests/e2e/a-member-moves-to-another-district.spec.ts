import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import { enterByPhone, shownCode } from "./support/by-phone";
import { reportAsMember } from "./support/members";
import { aResident } from "./support/people";
import { alive, noSideways } from "./support/screen";
import { test } from "./support/test";

// 转到别的区: a member takes a statement along that the own district has signed; the other district
// fills in its form with it and checks the signature, and reads nothing of the first.

const elsewhere = "changji";

test("a member moves to another district with a signed statement and types nothing again", async ({
  browser,
}) => {
  const member = await aResident(browser);
  const phone = `135${String(Date.now()).slice(-8)}`;
  await reportAsMember(member, { name: "司马文静", phone });

  await enterByPhone(member, phone);
  await member.goto("/my/profile");
  await alive(member.getByRole("button", { name: "开转移单" }));
  await member.getByRole("button", { name: "开转移单" }).click();
  await member.getByRole("button", { name: "结束这里的报到" }).click();
  await expect(member.getByText("请先勾选同意").first()).toBeVisible();
  await member.getByLabel("我同意把转移单上的信息").check();
  await member.getByRole("button", { name: "结束这里的报到" }).click();
  const go = member.getByRole("link", { name: /^到.+报到$/ });
  await expect(go).toBeVisible();
  expect(await noSideways(member)).toBe(true);
  const [file] = await Promise.all([
    member.waitForEvent("download"),
    member.getByRole("link", { name: "下载转移单" }).click(),
  ]);
  const text = readFileSync(await file.path(), "utf8");
  expect(text).toContain("党员报到转移单");

  // Straight there: everything is filled in, and the address keeps nothing of it.
  await go.click();
  await member.waitForURL((url) => url.pathname === `/${elsewhere}/check-in` && url.hash === "");
  await expect(member.getByText("的转移单，姓名、单位、手机号已填好")).toBeVisible();
  await expect(member.getByRole("textbox", { name: "姓名" })).toHaveValue("司马文静");
  await expect(member.getByLabel("法律服务")).toBeChecked();
  await member.getByLabel("我住的社区").selectOption({ index: 2 });
  await member.getByRole("button", { name: "获取验证码" }).click();
  await member.getByLabel("短信验证码").fill(await shownCode(member));
  await member.getByLabel("我已阅读告知").check();

  // Who changes the name is somebody else than the statement speaks of.
  await member.getByRole("textbox", { name: "姓名" }).fill("欧阳文静");
  await member.getByRole("button", { name: "提交报到" }).click();
  await expect(member.getByText("和转移单上的不一样").first()).toBeVisible();
  await member.getByRole("textbox", { name: "姓名" }).fill("司马文静");
  await member.getByLabel("短信验证码").fill("");
  await member.getByRole("button", { name: "获取验证码" }).click();
  await member.getByLabel("短信验证码").fill(await shownCode(member));
  await member.getByRole("button", { name: "提交报到" }).click();
  await expect(member.getByRole("heading", { name: "报到已提交" })).toBeVisible();

  // The file does the same where there is no link; a wrong file is told.
  const other = await aResident(browser);
  await other.goto(`/${elsewhere}/check-in`);
  await alive(other.getByRole("textbox", { name: "姓名" }));
  await other.getByText("从别的区搬来？").click();
  const chosen = other.locator("input[type=file]");
  await chosen.setInputFiles({
    name: "a.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("购物清单"),
  });
  await expect(other.getByText("没有读出转移单")).toBeVisible();
  await chosen.setInputFiles({ name: "b.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
  await expect(other.getByRole("textbox", { name: "姓名" })).toHaveValue("司马文静");
  await other.getByRole("button", { name: "不用转移单" }).click();
  await expect(other.getByRole("textbox", { name: "姓名" })).toHaveValue("");
});
