import { expect, type Locator, type Page } from "@playwright/test";
import { phone, staff } from "./support/people";
import { doVerb, inDialog, noSideways, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";
import { meetingBegun } from "./support/time";

// DOMAIN §7.5: 居委会、业委会、物业 meet about an estate; what they resolve becomes a ticket that is carried out to its
// end, and the residents say by quarter what they think of the company's service.

const estate = "锦绣花园";
const answers = ["满意", "满意", "一般", "不满意", "满意"] as const;

test("a property meeting's decision is carried out and rated", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("门岗");
  const page = await staff(browser, "community");

  const held = await test.step("the community calls the three sides, and tells them", async () => {
    await page.goto("/property");
    await page.getByRole("main").getByRole("link", { name: estate, exact: true }).click();
    await page.getByRole("main").getByRole("link", { name: "三方联席会议" }).click();
    await expect(page).toHaveURL(/\/property\/[0-9a-f-]{36}\/meetings$/);
    await inDialog(page.getByRole("button", { name: "提议题", exact: true }), async (dialog) => {
      await dialog.getByLabel("议题").fill(mark);
      await dialog.locator("textarea[name=matter]").fill("夜间没有人值守，外来车辆随意进出。");
      await dialog.getByRole("button", { name: "提交", exact: true }).click();
    });
    await page.getByRole("button", { name: "召集会议" }).click();
    await page.getByRole("dialog").getByLabel("地点").fill("小区居民活动室");
    await page.getByRole("dialog").getByRole("button", { name: "召集", exact: true }).click();
    await expect(page).toHaveURL(/\/meetings\/[0-9a-f-]{36}$/);
    await inDialog(page.getByRole("button", { name: "定议程", exact: true }), async (dialog) => {
      await dialog.getByLabel("主题").fill(mark);
      await dialog.getByLabel(mark).check();
      await dialog.getByRole("button", { name: "保存议程" }).click();
    });
    await inDialog(page.getByRole("button", { name: "发通知", exact: true }), (dialog) =>
      dialog.getByRole("button", { name: "发出通知" }).click(),
    );
    await expect(
      page
        .getByRole("main")
        .getByText(/居委会/)
        .first(),
    ).toBeVisible();
    return new URL(page.url()).pathname;
  });

  await test.step("it is held, and resolves what the company does", async () => {
    await meetingBegun(mark);
    await page.goto(held);
    await inDialog(page.getByRole("button", { name: "记录会议", exact: true }), async (dialog) => {
      await dialog.getByLabel("会议纪要").fill("三方同意恢复夜间值守，费用公开。");
      await dialog.getByRole("button", { name: "保存记录" }).click();
    });
    await inDialog(page.getByRole("button", { name: "记决议", exact: true }), async (dialog) => {
      await dialog.getByLabel("措施").fill(`${mark}：夜间安排专人值守，在公告栏公布电话。`);
      await choose(dialog, "责任单位", "锦绣家园");
      await choose(dialog, "事项类别", "物业");
      await dialog.getByLabel("完成期限").fill(inDays(30));
      await dialog.getByRole("button", { name: "记下", exact: true }).click();
    });
    // The page that comes anew would take the next dialog away.
    await expect(page.getByRole("main").getByText(`${mark}：夜间`).first()).toBeVisible();
    await inDialog(page.getByRole("button", { name: "形成决议", exact: true }), (dialog) =>
      dialog.getByRole("button", { name: "形成决议" }).click(),
    );
  });

  await test.step("the worker makes the ticket, and it is carried out to its end", async () => {
    await again(page, held, page.getByRole("link", { name: /^工单 / }).first());
    await openMatter(page, "/tickets", mark);
    await doVerb(page, { verb: "自行处置", go: "报处置结果", done: "处置结果已报" }, (form) =>
      form.getByLabel("处理结果").fill("物业已恢复夜间值守，电话已公布。"),
    );
    const street = await staff(browser, "dispatcher");
    await openMatter(street, "/tickets", mark);
    await doVerb(street, { verb: "结案", go: "结案", done: "已结案" }, (form) =>
      form.getByLabel("给居民的答复").fill("夜间值守已经恢复。"),
    );
    await again(page, held, page.getByRole("main").getByText("已解决", { exact: true }).first());
  });

  await test.step("residents rate the company on five devices, and the result moves by five", async () => {
    await page.goto("/property");
    await page.getByRole("main").getByRole("link", { name: estate, exact: true }).click();
    const address = await page.getByRole("link", { name: "居民评议页" }).getAttribute("href");
    const before = await voicesOn(page, address ?? "");
    for (const [device, overall] of answers.entries()) {
      // One of them has no scripts.
      const context = await browser.newContext({ ...phone, javaScriptEnabled: device !== 0 });
      const resident = await context.newPage();
      await resident.goto(address ?? "");
      const form = resident.getByRole("main").locator("form");
      for (const question of await form.getByRole("group").all()) {
        await question.getByText(overall, { exact: true }).click();
      }
      await form.getByRole("button", { name: "提交评议" }).click();
      await expect(resident.getByText("您已评议，谢谢。")).toBeVisible();
      await resident.goto(address ?? "");
      await expect(resident.getByText("您已评议，谢谢。")).toBeVisible();
      if (device > 0) expect(await noSideways(resident)).toBe(true);
    }
    expect(await voicesOn(page, address ?? "")).toBe(before + 5);
  });
});

async function choose(dialog: Locator, label: string, typed: string): Promise<void> {
  await dialog.getByRole("combobox", { name: label }).fill(typed);
  await dialog.getByRole("option").filter({ visible: true }).first().click();
}

/** The worker does it in its own time. */
async function again(page: Page, address: string, there: Locator): Promise<void> {
  await expect(async () => {
    await page.goto(address);
    await expect(there).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 60_000 });
}

/** How many have rated in this quarter, as everybody reads it; nought while too few have. */
async function voicesOn(page: Page, address: string): Promise<number> {
  await page.goto(address);
  const running = page.getByRole("main").getByRole("listitem").filter({ hasText: "正在评议" });
  const said = await running.getByText(/^\d+ 人评议$/).allInnerTexts();
  return Number(/\d+/.exec(said[0] ?? "")?.[0] ?? 0);
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
