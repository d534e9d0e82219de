import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { demoPhone } from "@/prisma/seed/accounts";
import { enterByPhone, fillPhone } from "./support/by-phone";
import { aResident, staff } from "./support/people";
import { alive, card, noSideways } from "./support/screen";
import { test } from "./support/test";

// 外区单位的双报告: the two districts read nothing of each other. The community signs, the file goes by
// hand, and the unit's liaison officer hands it in at the own district, which checks the signature.

const unit = "昌吉市第三中学";

test("a community signs a report for a unit elsewhere, whose liaison officer hands it in", async ({
  browser,
}) => {
  const secretary = await staff(browser, "community");
  await secretary.goto("/service/statements");
  await secretary.getByRole("link", { name: "外区单位" }).click();
  const waiting = card(secretary, "待开出").getByRole("listitem").first();
  const sign = waiting.getByRole("button", { name: "签章开出" });
  await alive(sign);
  await sign.click();
  await expect(waiting.getByLabel("单位所在区")).toBeFocused();
  await waiting.getByLabel("单位全称").fill("昌吉市第三高级中学");
  await waiting.getByLabel("单位所在区").selectOption({ label: "昌吉市" });
  await sign.click();
  await expect(secretary.getByRole("status", { name: "操作结果" })).toContainText("已开出");
  const issued = card(secretary, "已开出").getByRole("listitem").first();
  const wrong = await reportOf(secretary, "昌吉市第三高级中学");

  const liaison = await aResident(browser);
  await enterByPhone(liaison, demoPhone("liaison", 0), "liaison", "changji");
  await liaison.getByRole("link", { name: "社区反馈", exact: true }).click();
  await handIn(liaison, wrong);
  await expect(liaison.getByText("这份报告不是写给本单位的").first()).toBeVisible();

  await issued.getByText("改正收件单位").click();
  await issued.getByLabel("单位全称").fill(unit);
  await expect(issued.getByLabel("单位所在区").locator("option:checked")).toHaveText("昌吉市");
  await issued.getByRole("button", { name: "重新签章" }).click();
  await expect(secretary.getByRole("status", { name: "操作结果" })).toContainText("重新签章");
  const right = await reportOf(secretary, unit);

  await handIn(liaison, right.replace("gz1.", "gz1.x"));
  await expect(liaison.getByText("不是双报告文件").first()).toBeVisible();

  // The link does the same, leads to where it is handed in, and the address keeps nothing of it.
  const link = await issued.getByRole("link", { name: /^报告链接/ }).getAttribute("href");
  await liaison.goto(link ?? "");
  await expect(liaison.getByText("已读到报告文件")).toBeInViewport();
  // Who must sign in first does not lose it, and nothing of it stands in an address on the way.
  const newcomer = await aResident(browser);
  await newcomer.goto(link ?? "");
  await expect(newcomer).toHaveURL(/\/sign-in\/phone\?as=liaison&then=%2Funit%2Fstatements$/);
  await newcomer.getByLabel("区县").selectOption({ label: "昌吉市" });
  await fillPhone(newcomer, demoPhone("liaison", 0));
  await expect(newcomer.getByText("已读到报告文件")).toBeInViewport();
  await expect(newcomer).toHaveURL(/\/unit\/statements$/);
  await expect(liaison).toHaveURL(/\/unit\/statements$/);
  await liaison.getByRole("button", { name: "交上" }).click();
  await expect(liaison.getByRole("status", { name: "操作结果" })).toContainText("已收下");
  const received = liaison.getByRole("region", { name: "外区社区的反馈" });
  await expect(received.getByText("来自闵行区").first()).toBeVisible();
  await expect(received.getByRole("blockquote").first()).toBeVisible();
  expect(await noSideways(liaison)).toBe(true);

  const read = liaison.getByRole("button", { name: /份新报告已阅/ });
  await alive(read);
  await read.click();
  await expect(liaison.getByRole("status", { name: "操作结果" })).toContainText("已确认阅知");
  await expect(received.getByText("新", { exact: true })).toHaveCount(0);
  await handIn(liaison, right);
  await expect(liaison.getByText("这份报告已经收过了").first()).toBeVisible();
});

/** What the file says that the community sends to this unit. */
async function reportOf(secretary: Page, to: string): Promise<string> {
  const issued = card(secretary, "已开出").getByRole("listitem").first();
  await expect(issued.getByRole("heading", { name: to })).toBeVisible();
  const [file] = await Promise.all([
    secretary.waitForEvent("download"),
    issued.getByRole("link", { name: "下载报告文件" }).click(),
  ]);
  expect(file.suggestedFilename()).toContain(to);
  return readFileSync(await file.path(), "utf8");
}

async function handIn(liaison: Page, text: string): Promise<void> {
  const form = liaison.locator("form").filter({ has: liaison.getByLabel("报告文件") });
  await alive(form.getByRole("button", { name: "交上" }));
  await form.getByLabel("报告文件").setInputFiles({
    name: "双报告.txt",
    mimeType: "text/plain",
    buffer: Buffer.from(text),
  });
  await form.getByRole("button", { name: "交上" }).click();
}
