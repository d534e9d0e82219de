import { expect, type Page } from "@playwright/test";
import { enterByPhone, shownCode } from "./support/by-phone";
import { aResident, staff } from "./support/people";
import { alive, noSideways } from "./support/screen";
import { test } from "./support/test";

// 双报到: a member scans the community's code, says who he is, proves the phone; the community
// accepts him; from then on he enters with phone and code, and sees to his own data.

test("a member reports by QR code, the community accepts, he enters by phone and leaves again", async ({
  browser,
}) => {
  const secretary = await staff(browser, "community");
  const address = await membersCode(secretary);

  const member = await aResident(browser);
  const phone = `136${String(Date.now()).slice(-8)}`;
  const unit = `区第${phone.slice(-5)}中学`;
  await member.goto(address);
  await alive(member.getByRole("textbox", { name: "姓名" }));
  await expect(member.getByText("不是这个社区，另选")).toBeVisible();
  expect(await noSideways(member)).toBe(true);
  await member.getByRole("textbox", { name: "姓名" }).fill("冯立新");
  await member.getByLabel("工作单位").fill(unit);
  await member.locator("input[name=phone]").fill(phone);
  await member.getByRole("button", { name: "获取验证码" }).click();
  const code = await shownCode(member);
  await member.getByLabel("法律服务").check();

  // A wrong code, and no consent: advice beside both, and nothing typed is lost.
  await member.getByLabel("短信验证码").fill("12");
  await member.getByRole("button", { name: "提交报到" }).click();
  await expect(member.getByText("不同意就不能登记").first()).toBeVisible();
  await member.getByLabel("我已阅读告知").check();
  await member.getByRole("button", { name: "提交报到" }).click();
  await expect(member.getByText("验证码不对或已过期").first()).toBeVisible();
  await expect(member.getByLabel("工作单位")).toHaveValue(unit);
  await expect(member.getByLabel("法律服务")).toBeChecked();
  await member.getByLabel("短信验证码").fill(code);
  await member.getByRole("button", { name: "提交报到" }).click();
  await expect(member.getByRole("heading", { name: "报到已提交" })).toBeVisible();

  // The community sees a masked name, opens it with a purpose, and accepts.
  await secretary.goto(`/check-ins?unit=${encodeURIComponent(unit)}`);
  await expect(secretary.getByText("冯立新")).toHaveCount(0);
  await secretary.getByRole("link", { name: "冯**" }).click();
  await alive(secretary.getByRole("button", { name: "接收", exact: true }));
  await secretary.getByRole("button", { name: "查看姓名电话" }).click();
  await secretary.getByLabel("用途").fill("核对报到登记");
  await secretary.getByRole("dialog").getByRole("button", { name: "查看姓名电话" }).click();
  await expect(secretary.getByText("冯立新")).toBeVisible();
  await secretary.getByRole("main").getByLabel("网格").first().selectOption({ index: 1 });
  await secretary.getByRole("button", { name: "接收", exact: true }).click();
  await expect(secretary.getByRole("button", { name: "调整网格" })).toBeVisible();

  await enterByPhone(member, phone);
  await member.goto("/my/profile");
  await expect(member.getByText("已报到", { exact: true })).toBeVisible();
  await expect(member.getByText("冯立新")).toBeVisible();
  expect(await noSideways(member)).toBe(true);

  await member.goto("/my/consents");
  const shown = member
    .locator("section")
    .filter({ has: member.getByRole("heading", { name: "在社区公开姓名和单位" }) });
  await alive(shown.getByRole("button"));
  await shown.getByRole("button", { name: "同意", exact: true }).click();
  await expect(shown.getByText("已同意")).toBeVisible();
  await shown.getByRole("button", { name: "撤回同意" }).click();
  await expect(shown.getByText("未同意")).toBeVisible();

  // Leaving erases at once, also for the community.
  await member.goto("/my/profile");
  await alive(member.getByRole("button", { name: "退出双报到" }));
  await member.getByRole("button", { name: "退出双报到" }).click();
  await member.getByLabel("我清楚会删除什么").check();
  await member.getByRole("button", { name: "退出并删除" }).click();
  await expect(member.getByText("您已退出")).toBeVisible();
  await secretary.goto("/check-ins?tab=ended");
  await expect(secretary.getByRole("link", { name: "已转走或已退出" }).first()).toBeVisible();
  await expect(secretary.getByText(unit)).toHaveCount(0);
});

/** The address behind the code that the community prints for members. */
async function membersCode(secretary: Page): Promise<string> {
  await secretary.goto("/codes?level=community");
  const report = await secretary
    .getByRole("link", { name: "打开看看" })
    .first()
    .getAttribute("href");
  await expect(secretary.getByRole("link", { name: "打印党员报到二维码" })).toBeVisible();
  return (report ?? "").replace("/report?", "/check-in?");
}
