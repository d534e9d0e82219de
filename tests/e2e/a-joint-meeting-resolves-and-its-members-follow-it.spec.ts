import { expect } from "@playwright/test";
import { demoPhone } from "@/prisma/seed/accounts";
import { enterByPhone } from "./support/by-phone";
import { phone, staff } from "./support/people";
import { alive, inDialog, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §5.3: a topic of a member comes on the agenda, the members are told in time, and what another meeting has
// resolved becomes a ticket by itself, which the members can follow.

test("a joint meeting resolves, and its members follow what becomes of it", async ({ browser }) => {
  test.setTimeout(240_000);
  const title = uniqueMark("议题").slice(0, 30);
  const member = await (await browser.newContext(phone)).newPage();
  await enterByPhone(member, demoPhone("councillor", 0), "councillor");
  await member.goto("/seat/topics");
  await alive(member.getByLabel("议题", { exact: false }).first());
  await member.locator("input[name=title]").fill(title);
  await member.locator("textarea[name=matter]").fill("夜间没有车位，单位可以错时开放停车场。");
  await member.getByRole("button", { name: "提交", exact: true }).click();
  await expect(member.getByRole("listitem").filter({ hasText: title })).toContainText("待议");

  const page = await staff(browser, "community");
  await page.goto("/councils");
  await page
    .getByRole("main")
    .getByRole("link", { name: /大党委$/ })
    .first()
    .click();
  await page.getByRole("main").getByRole("link", { name: "会议", exact: true }).click();
  await expect(page).toHaveURL(/\/councils\/[0-9a-f-]{36}\/meetings$/);
  const meetings = page.url();
  await inDialog(page.getByRole("button", { name: "召集会议" }), async (dialog) => {
    await dialog.getByLabel("地点").fill("党群服务中心");
    await dialog.getByRole("button", { name: "召集", exact: true }).click();
  });
  await expect(page).toHaveURL(/\/meetings\/[0-9a-f-]{36}$/);

  await inDialog(page.getByRole("button", { name: "定议程" }), async (dialog) => {
    await dialog.getByLabel("主题").fill(title);
    await dialog.getByLabel(title).check();
    await dialog.getByRole("button", { name: "保存议程" }).click();
  });
  await inDialog(page.getByRole("button", { name: "发通知" }), (dialog) =>
    dialog.getByRole("button", { name: "发出通知" }).click(),
  );
  await expect(page.getByRole("button", { name: "改议程" })).toBeVisible();

  await member.goto("/seat/meetings");
  await member.getByRole("link", { name: title }).click();
  await expect(member.getByRole("heading", { level: 1 })).toHaveText(title);
  await expect(member.getByText("夜间没有车位，单位可以错时开放停车场。")).toBeVisible();

  // Of the example meetings one was held and is being written up.
  await page.goto(meetings);
  await page
    .getByRole("main")
    .getByRole("listitem")
    .filter({ hasText: "已召开" })
    .getByRole("link")
    .first()
    .click();
  await inDialog(page.getByRole("button", { name: "形成决议" }), (dialog) =>
    dialog.getByRole("button", { name: "形成决议" }).click(),
  );
  const held = page.url();
  // The worker makes a ticket of each resolution.
  await expect(async () => {
    await page.goto(held);
    await expect(page.getByRole("link", { name: /^工单 / }).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });

  const number = await page
    .getByRole("link", { name: /^工单 / })
    .first()
    .innerText();
  await member.goto("/seat/meetings");
  await member.locator(`a[href$="${new URL(held).pathname}"]`).click();
  await expect(member.getByText(number)).toBeVisible();
  await page
    .getByRole("link", { name: /^工单 / })
    .first()
    .click();
  await expect(page.getByText(/会议决议第 1 项/).first()).toBeVisible();

  await page.goto(`${new URL(held).pathname}/print?sheet=resolutions`);
  await expect(page.getByRole("table").getByRole("row")).not.toHaveCount(1);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载 Word 文档" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
});
