import { expect } from "@playwright/test";
import { ask, byPhone, inCommunity, press } from "./support/members";
import { aResident, district, staff } from "./support/people";
import { readReceipt } from "./support/resident";
import { alive, card, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 群众点单、社区派单、党员接单、群众评单: the dispatch is a question that may be declined.

test("a resident orders from the menu, the community asks a member, who does it and is rated", async ({
  browser,
}) => {
  const title = uniqueMark("手机教学");
  const resident = await aResident(browser);
  await inCommunity(resident, `/${district}/services`);
  const item = resident.getByRole("listitem").filter({ hasText: "手机课堂一对一" });
  await item.getByRole("link", { name: "预约" }).click();
  await ask(resident, "具体需要什么？", `想学挂号，${title}，下午都在家。`);
  const receipt = await readReceipt(resident);

  const secretary = await staff(browser, "community");
  await secretary.goto("/service/requests?status=submitted&kind=order");
  await secretary.getByRole("link", { name: "手机课堂一对一" }).first().click();
  await expect(secretary.getByText(title)).toBeVisible();
  const publish = secretary.getByRole("button", { name: "核实并公开" }).last();
  await alive(publish);
  await secretary.getByLabel("标题").fill(title);
  await secretary.getByLabel("内容", { exact: false }).last().fill("一位居民想学用手机挂号。");
  await publish.click();
  const member = await byPhone(browser, "member", 0);
  await member.goto("/my/profile");
  const name = await member.locator("dt", { hasText: "姓名" }).locator("+ dd").innerText();
  const whom = secretary.getByRole("combobox", { name: "问一位党员" });
  await alive(whom);
  await whom.fill(`${name.slice(0, 1)}`);
  await secretary.getByRole("option").filter({ hasText: "第三中学" }).first().click();
  await secretary
    .locator("form")
    .filter({ has: whom })
    .getByRole("button", { name: "询问" })
    .click();
  await expect(secretary.getByText("正在询问").first()).toBeVisible();

  await member.goto("/my/needs");
  await press(member, title, "我来做");
  await card(member, title).getByLabel("做了什么").fill("教会了挂号和缴费。");
  await press(member, title, "做完了");
  await expect(card(member, title).getByText("等居民确认。")).toBeVisible();

  await resident.goto(`/${district}/track`);
  await alive(resident.getByLabel("编号"));
  await resident.getByLabel("编号").fill(receipt.number);
  await resident.getByLabel("查询码").fill(receipt.code);
  await resident.getByRole("button", { name: "查询", exact: true }).click();
  await alive(resident.getByRole("radio", { name: "基本满意" }));
  await resident.getByText("基本满意", { exact: true }).click();
  await resident.getByRole("button", { name: /确认/ }).click();
  await expect(resident.getByText("已办结").first()).toBeVisible();
  await secretary.reload();
  await expect(secretary.getByText("基本满意").first()).toBeVisible();
});
