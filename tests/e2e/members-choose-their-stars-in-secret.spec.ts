import { expect } from "@playwright/test";
import { byPhone, closeVote } from "./support/members";
import { staff } from "./support/people";
import { alive, noSideways } from "./support/screen";
import { test } from "./support/test";

// 民主评选 as a secret vote: tallies and a mark, from five voters up, and nothing before the end.

test("a member votes once; nobody sees a figure before the end, everybody the tallies after it", async ({
  browser,
}) => {
  const member = await byPhone(browser, "member", 0);
  await member.getByText("更多", { exact: true }).click();
  await member.getByRole("link", { name: "评选", exact: true }).click();
  await expect(member.getByRole("heading", { name: "民主评选", exact: true })).toBeVisible();
  const choices = member.getByRole("main").getByRole("checkbox");
  await alive(choices);
  for (const at of [0, 1, 2, 3]) await choices.nth(at).check();
  await member.getByRole("button", { name: "投票", exact: true }).click();
  await expect(member.getByText("选的人太多了").first()).toBeVisible();
  await choices.nth(3).uncheck();
  await member.getByRole("button", { name: "投票", exact: true }).click();
  await expect(member.getByText("您已投票")).toBeVisible();
  await expect(member.getByRole("button", { name: "投票", exact: true })).toHaveCount(0);
  expect(await noSideways(member)).toBe(true);

  const secretary = await staff(browser, "community");
  await secretary.goto("/service/stars");
  await expect(secretary.getByText("投票进行中")).toBeVisible();
  await expect(secretary.getByText(/\d+ 票/)).toHaveCount(0);

  await closeVote();
  await secretary.reload();
  await expect(secretary.getByText(/共 7 人投票/)).toBeVisible();
  await member.reload();
  await expect(member.getByText(/\d+ 票/).first()).toBeVisible();
});
