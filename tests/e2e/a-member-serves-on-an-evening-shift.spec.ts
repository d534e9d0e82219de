import { expect } from "@playwright/test";
import { byPhone, planShift, press, servedYesterday } from "./support/members";
import { staff } from "./support/people";
import { alive, card, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// A community offers an evening, one member takes the only place, another waits, moves up, serves,
// tells the time and has it confirmed; nobody clocks in.

test("a member takes an evening, gives it back, another serves and prints the certificate", async ({
  browser,
}) => {
  const title = uniqueMark("晚间值守");
  const secretary = await staff(browser, "community");
  await planShift(secretary, { title, from: "21:00", to: "22:30", capacity: "1" });

  const first = await byPhone(browser, "member", 0);
  await first.getByRole("link", { name: "岗位", exact: true }).click();
  await press(first, title, "认领");
  await expect(card(first, title).getByText("已认领")).toBeVisible();
  expect(await noSideways(first)).toBe(true);

  const second = await byPhone(browser, "member", 1);
  await second.goto("/my/posts");
  await press(second, title, "候补（第 1 位）");
  await expect(card(second, title).getByText("候补第 1 位").first()).toBeVisible();

  await press(first, title, "退出");
  await expect(first.getByRole("status", { name: "操作结果" })).toContainText("已退出");
  await second.reload();
  await expect(card(second, title).getByText("已认领", { exact: true })).toBeVisible();

  await servedYesterday(title);
  await second.getByRole("link", { name: "记录", exact: true }).click();
  await second.getByRole("link", { name: title }).click();
  await alive(second.getByRole("button", { name: "提交" }));
  await second.getByLabel("做了什么").fill("接待晚归居民，报修路灯一盏");
  await second.getByRole("button", { name: "提交" }).click();
  await expect(second.getByText("已提交，等社区确认")).toBeVisible();

  await secretary.goto("/service/records");
  const told = secretary.getByRole("checkbox", { name: new RegExp(title) });
  await alive(told);
  await told.check();
  await secretary.getByRole("button", { name: "确认所选（1）" }).click();
  await expect(secretary.getByRole("status", { name: "操作结果" })).toContainText("已确认");

  await second.goto("/my/record/print");
  await expect(second.getByRole("heading", { name: "志愿服务记录证明" })).toBeVisible();
  await expect(second.getByRole("row").filter({ hasText: title })).toContainText("1 小时 30 分钟");
});
