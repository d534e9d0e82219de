import { expect } from "@playwright/test";
import { byPhone, planShift } from "./support/members";
import { staff } from "./support/people";
import { alive, card, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 取消一个班次: the other shifts of the activity stay; who had claimed this one reads why, on the own
// telephone and before everything else, instead of coming for nothing.

test("a community calls off one shift with a reason, and the member reads it on the phone", async ({
  browser,
}) => {
  const title = uniqueMark("放学护行");
  const reason = "学校当天停课，护行不需要了；下一周照常。";
  const secretary = await staff(browser, "community");
  await planShift(secretary, { title, from: "17:00", to: "18:00", capacity: "3", repeat: "1" });
  const shifts = card(secretary, "班次").getByRole("listitem");
  await expect(shifts).toHaveCount(2);

  const member = await byPhone(browser, "member", 1);
  await member.goto("/my/posts");
  const named = { has: member.getByRole("heading", { name: title, exact: true }) };
  const offers = member.getByRole("region", { name: "可认领的活动班次" }).locator("section");
  const claim = offers.filter(named).getByRole("button", { name: "认领", exact: true });
  await alive(claim);
  await claim.first().click();
  const mine = member.getByRole("region", { name: "我认领的" }).locator("section").filter(named);
  await expect(mine.getByText("已认领", { exact: true })).toBeVisible();
  const when = await mine.locator("p").first().innerText();

  // The one that the member holds; a reason is needed, and what is typed is not lost by the advice.
  await secretary.reload();
  const shift = shifts.filter({ has: secretary.getByRole("heading", { name: when }) });
  await alive(shift.getByRole("button", { name: "取消班次" }));
  await shift.getByRole("button", { name: "取消班次" }).click();
  const form = secretary.getByRole("dialog", { name: "取消班次" });
  await form.getByRole("button", { name: "取消班次" }).click();
  await expect(form.getByLabel("取消原因")).toBeFocused();
  await form.getByLabel("取消原因").fill(reason);
  await form.getByRole("button", { name: "取消班次" }).click();
  await expect(secretary.getByRole("status", { name: "操作结果" })).toContainText("班次已取消");
  await expect(shift.getByText("本班次已取消")).toBeVisible();
  await expect(shift.getByText(reason)).toBeVisible();
  await expect(secretary.getByText("本班次已取消")).toHaveCount(1);

  await member.goto("/my");
  const next = member.getByRole("region", { name: "我的岗位和班次" });
  const told = next.locator("section").filter(named);
  await expect(told.getByText("社区取消了这个班次，请不要前往")).toBeVisible();
  await expect(told.getByText(reason)).toBeVisible();
  await expect(told.getByText(when)).toBeVisible();
  await expect(told.getByRole("button")).toHaveCount(0);
  expect(await noSideways(member)).toBe(true);

  // The other week is still offered.
  await member.goto("/my/posts");
  await expect(offers.filter(named)).toHaveCount(1);
});
