import { expect } from "@playwright/test";
import { byPhone } from "./support/members";
import { staff } from "./support/people";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 双报告: told from the records, one word of the community, read by the unit. Nobody fills in a form.

test("the community writes its word on a statement, the unit reads and acknowledges it", async ({
  browser,
}) => {
  const word = uniqueMark("值守认真，居民称赞");
  const unit = "闵行区第三中学";
  const secretary = await staff(browser, "community");
  await secretary.goto("/service/statements");
  const line = secretary
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: unit })
    .filter({ has: secretary.getByRole("button", { name: "写好，发送给单位" }) })
    .first();
  await alive(line.getByRole("button"));
  await line.getByLabel("社区评价").fill(word);
  await line.getByRole("button", { name: "写好，发送给单位" }).click();
  await expect(secretary.getByRole("status", { name: "操作结果" })).toContainText("已发送");

  const liaison = await byPhone(browser, "liaison", 0);
  await expect(liaison.getByRole("heading", { level: 1, name: unit })).toBeVisible();
  await liaison.getByRole("link", { name: "社区反馈", exact: true }).click();
  await expect(liaison.getByText(word)).toBeVisible();
  expect(await noSideways(liaison)).toBe(true);
  const read = liaison.getByRole("button", { name: /份新报告已阅/ });
  await alive(read);
  await read.click();
  await expect(liaison.getByRole("status", { name: "操作结果" })).toContainText("已确认阅知");

  await secretary.goto("/service/statements?status=acknowledged");
  await expect(secretary.getByText(word)).toBeVisible();
});
