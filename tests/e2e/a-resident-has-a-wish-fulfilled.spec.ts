import { expect } from "@playwright/test";
import { ask, byPhone, inCommunity, press } from "./support/members";
import { aResident, district, staff } from "./support/people";
import { readReceipt } from "./support/resident";
import { alive, card, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 微心愿: said by a resident, checked and published without a name, taken by a member of the own will,
// done, confirmed by who wished.

test("a resident says a wish, a member fulfils it, nobody else learns whose it is", async ({
  browser,
}) => {
  const title = uniqueMark("修轮椅");
  const resident = await aResident(browser);
  await inCommunity(resident, `/${district}/wishes/new`);
  await ask(resident, "您有什么心愿？", `何阿姨家在五号楼，${title}，刹车坏了。`);
  expect(await noSideways(resident)).toBe(true);
  const receipt = await readReceipt(resident);

  const secretary = await staff(browser, "community");
  await secretary.goto("/service/requests?status=submitted");
  await secretary.getByRole("link", { name: new RegExp(title) }).click();
  const publish = secretary.getByRole("button", { name: "核实并公开" }).last();
  await alive(publish);
  await secretary.getByLabel("标题").fill(title);
  await secretary
    .getByLabel("内容", { exact: false })
    .last()
    .fill("一位居民的轮椅刹车失灵，希望帮忙修理。");
  await publish.click();
  await expect(secretary.getByText("待认领").first()).toBeVisible();

  await inCommunity(resident, `/${district}/wishes`);
  await expect(resident.getByText(title)).toBeVisible();
  await expect(resident.getByText("何阿姨")).toHaveCount(0);

  const member = await byPhone(browser, "member", 0);
  await member.getByRole("link", { name: "需要", exact: true }).click();
  await expect(member.getByText("何阿姨")).toHaveCount(0);
  await press(member, title, "我来做");
  await press(member, title, "查看联系方式");
  await expect(card(member, title).getByText("何阿姨", { exact: false }).first()).toBeVisible();
  await card(member, title).getByLabel("做了什么").fill("换了刹车线，试过能停稳。");
  await press(member, title, "做完了");
  await expect(card(member, title).getByText("等居民确认。")).toBeVisible();

  await resident.goto(`/${district}/track`);
  await alive(resident.getByLabel("编号"));
  await resident.getByLabel("编号").fill(receipt.number);
  await resident.getByLabel("查询码").fill(receipt.code);
  await resident.getByRole("button", { name: "查询", exact: true }).click();
  await expect(resident.getByText("换了刹车线，试过能停稳。")).toBeVisible();
  await alive(resident.getByRole("radio", { name: "满意", exact: true }));
  await resident.getByText("满意", { exact: true }).first().click();
  await resident.getByRole("button", { name: /确认/ }).click();
  await expect(resident.getByText("已办结").first()).toBeVisible();
  await member.reload();
  await expect(card(member, title).getByText("居民评价：满意")).toBeVisible();
});
