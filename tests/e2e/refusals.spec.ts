import { expect } from "@playwright/test";
import { aResident, district, fillSignIn, signIn, staff } from "./support/people";
import { fillReport, readReceipt, report, type Report } from "./support/resident";
import { alive, card, listed, openMatter, uniqueMark, verbForm } from "./support/screen";
import { test } from "./support/test";

// What is refused, and what a person still has afterwards: the words that were typed, and advice.

const place = { typed: "北街", name: "北街居委会" };

function matter(mark: string): Report {
  return { text: `${mark}：楼道照明坏了，晚上看不清台阶。`, category: "路灯不亮", place };
}

test("the second of two dispatchers is told who was first, and keeps the text", async ({
  browser,
}) => {
  const mark = uniqueMark("路灯");
  await report(await aResident(browser), matter(mark));
  const first = await staff(browser, "dispatcher");
  const second = await staff(browser, "dispatcher");
  for (const page of [first, second]) {
    await openMatter(page, "/tickets", mark);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(mark);
  }
  const late = await verbForm(second, "派单", "派单");
  await late.getByLabel("交办内容").fill("第二位派单员写的交办内容，请检修照明。");

  const early = await verbForm(first, "派单", "派单");
  await early.getByRole("button", { name: "派单", exact: true }).click();
  await expect(first.getByRole("status", { name: "操作结果" })).toContainText("已派单");

  await late.getByRole("button", { name: "派单", exact: true }).click();
  await expect(second.getByText(/刚才 \S+ 已在 .+ 派单，不必再派/)).toBeVisible();
  await expect(second.getByText("您填写的内容都还在")).toBeVisible();
  await expect(late.getByLabel("交办内容")).toHaveValue("第二位派单员写的交办内容，请检修照明。");
  await second.getByRole("button", { name: "查看最新情况" }).click();
  await expect(second.getByRole("main").getByText("待签收", { exact: true }).first()).toBeVisible();
  // The form is gone with the verb; the words are not.
  await expect(second.getByText("第二位派单员写的交办内容，请检修照明。")).toBeVisible();
});

test("pressing twice reports one matter", async ({ browser }) => {
  const mark = uniqueMark("连按");
  const resident = await aResident(browser);
  await resident.goto(`/${district}/report`);
  await fillReport(resident, matter(mark));
  await resident.getByRole("button", { name: "提交", exact: true }).dblclick();
  await expect(resident.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
  const { number } = await readReceipt(resident);

  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await expect(listed(dispatcher)).toHaveCount(1);
  await expect(listed(dispatcher)).toContainText(number);
});

test("a file that is no photo is named beside its field, and the report is still there", async ({
  browser,
}) => {
  const resident = await aResident(browser);
  await resident.goto(`/${district}/report`);
  await fillReport(resident, matter("不是照片"));
  await resident.getByLabel("现场照片").setInputFiles({
    name: "现场.jpg",
    mimeType: "image/jpeg",
    buffer: Buffer.from("<html>not a photo</html>"),
  });
  await resident.getByRole("button", { name: "提交", exact: true }).click();
  await expect(resident.getByLabel("现场照片")).toHaveAccessibleDescription(
    /这个文件不是能识别的照片/,
  );
  await expect(resident.getByLabel("是什么事？")).toHaveValue(matter("不是照片").text);
  await expect(resident.getByText("已选地点")).toBeVisible();
  await expect(resident.getByRole("list", { name: "已选择的文件" })).toContainText("现场.jpg");
});

test("a text that is too long comes back whole", async ({ browser }) => {
  const resident = await aResident(browser);
  await resident.goto(`/${district}/report`);
  const long = "很长的一段话。".repeat(200);
  await fillReport(resident, matter("太长"));
  const text = resident.getByLabel("是什么事？");
  await text.fill(long);
  // Told while it is written, and nothing of it is cut.
  await expect(text).toHaveValue(long);
  await expect(text).toHaveAttribute("aria-invalid", "true");
  await expect(resident.getByText("已输入 1400 / 1000 字，超出 400 字")).toBeVisible();
  await resident.getByRole("button", { name: "提交", exact: true }).click();
  await expect(text).toHaveAccessibleDescription(/最多 1000 字，超出了 400 字。请删减后再提交/);
  await expect(text).toHaveValue(long);
  await text.fill(long.slice(0, 900));
  await expect(resident.getByText("已输入 900 / 1000 字")).toBeVisible();
});

test("a text that is too long comes back whole also without scripts", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(`/${district}/report`);
  const text = plain.getByLabel("是什么事？");
  const long = "很长的一段话。".repeat(200);
  await text.fill(long);
  await plain.getByLabel("属于哪一类？").selectOption({ index: 1 });
  await plain.getByRole("button", { name: "提交", exact: true }).click();
  await expect(text).toHaveAccessibleDescription(/最多 1000 字，超出了 400 字。请删减后再提交/);
  await expect(text).toHaveValue(long);
  await context.close();
});

test("an empty report says beside each field what is missing, and keeps the rest", async ({
  browser,
}) => {
  const resident = await aResident(browser);
  await resident.goto(`/${district}/report`);
  const form = resident.locator("main form").filter({ has: resident.getByLabel("是什么事？") });
  await alive(form);
  await resident.getByLabel("怎么称呼您").fill("周阿姨");
  await resident.getByRole("button", { name: "提交", exact: true }).click();

  const summary = resident.getByRole("alert").filter({ hasText: "还差一点，请看这里" });
  await expect(summary).toBeVisible();
  await expect(resident.getByLabel("是什么事？")).toHaveAccessibleDescription(/请|太短/);
  await expect(resident.getByLabel("是什么事？")).toHaveAttribute("aria-invalid", "true");
  await expect(resident.getByLabel("属于哪一类？")).toHaveAttribute("aria-invalid", "true");
  await expect(resident.getByText("请选择所在社区，或者写清楚详细地址。").first()).toBeVisible();
  await expect(resident.getByLabel("怎么称呼您")).toHaveValue("周阿姨");
  // A press on the message leads to its field.
  await summary.getByRole("link").first().click();
  await expect(resident.getByLabel("是什么事？")).toBeFocused();
});

test("a wrong code opens nothing and says what to do", async ({ browser }) => {
  const resident = await aResident(browser);
  const { number } = await report(resident, matter(uniqueMark("查询")));
  await resident.goto(`/${district}/track`);
  await alive(resident.locator("main form"));
  await resident.getByLabel("编号").fill(number);
  await resident.getByLabel("查询码").fill("AAAA-BBBB-CCCC");
  await resident.getByRole("button", { name: "查询", exact: true }).click();
  await expect(resident.getByText(/编号或查询码不对/)).toBeVisible();
  await expect(resident.getByLabel("编号")).toHaveValue(number);
  await resident.goto(`/${district}/track/ticket`);
  await expect(resident.getByRole("heading", { name: "查进度" })).toBeVisible();
});

test("another department and another street find nothing under the same addresses", async ({
  browser,
}) => {
  const clerk = await staff(browser, "clerk");
  await clerk.goto("/assignments");
  const assignment = await listed(clerk).first().getByRole("link").first().getAttribute("href");
  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto("/tickets");
  const ticket = await listed(dispatcher).first().getByRole("link").first().getAttribute("href");
  expect(assignment).toMatch(/^\/assignments\/.+/);
  expect(ticket).toMatch(/^\/tickets\/.+/);

  for (const [stranger, address] of [
    ["clerk2", assignment],
    ["twoposts", ticket],
    ["clerk", ticket],
    ["admin", ticket],
  ] as const) {
    const page = await staff(browser, stranger);
    await page.goto(address ?? "");
    await expect(page.getByRole("heading", { name: "没有找到这个页面" })).toBeVisible();
    await expect(page.getByText("回到工作台")).toBeVisible();
    await page.context().close();
  }
});

test("a wrong password is answered with advice, and the account's name stays", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "org", "Not-the-password-1");
  await expect(page.getByText(/账号或密码不对。请确认选对了区县/)).toBeVisible();
  await expect(page.getByLabel("账号")).toHaveValue("org");
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(card(page, "我的工作台")).toHaveCount(0);
});

test("a link that somebody sent opens its page after signing in", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/co-building?list=projects&level=street");
  await expect(page).toHaveURL(/\/sign-in\?then=/);
  await page.getByLabel("区县").selectOption({ label: "闵行区" });
  await fillSignIn(page, "secretary");
  await expect(page).toHaveURL(/\/co-building\?list=projects&level=street$/);
  await expect(page.getByRole("heading", { level: 1, name: "共驻共建" })).toBeVisible();
});
