import { expect, type Page } from "@playwright/test";
import { aResident, district, staff } from "./support/people";
import { tellHandling } from "./support/result";
import { photoWithPlace } from "./support/photos";
import { readReceipt, track } from "./support/resident";
import { alive, card, doVerb, noSideways, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 问题墙 and 回音壁 (DOMAIN 4.6): somebody reports by the QR code of the own building, the street
// publishes what it has written itself, everybody follows it to its answer, and it can be taken down.

const phoneNumber = "13900007788";
const words = `路灯杆倾斜，我叫陶玉珍，电话${phoneNumber}，住2号楼301室，请尽快来看。`;
const problem = "居民反映，小区出入口处路灯杆倾斜，有倒伏危险。";
const measures = "先围护，两日内扶正加固，并排查同批次灯杆。";
const result = "灯杆已扶正加固并通过验收，同批次六根灯杆一并排查完毕。";

test("a street shows problem and answer on the walls", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("灯杆");
  const title = `${mark}倾斜`;
  const dispatcher = await staff(browser, "dispatcher");
  const resident = await aResident(browser);
  const visitor = await aResident(browser);

  const address =
    await test.step("the street prints the codes of a community's buildings", async () => {
      await dispatcher.goto("/codes");
      await dispatcher.getByLabel("社区、村").selectOption({ label: "北街居委会" });
      await dispatcher.getByRole("button", { name: "列出" }).click();
      await expect(dispatcher.getByRole("row").filter({ hasText: "北街1号楼" })).toBeVisible();
      await dispatcher.getByRole("link", { name: /打印 \d+ 个二维码/ }).click();
      await expect(dispatcher.getByRole("img", { name: "北街2号楼" })).toBeVisible();
      await expect(dispatcher.getByText("扫码反映身边的问题").first()).toBeVisible();
      await dispatcher.getByRole("link", { name: "返回" }).click();
      const line = dispatcher.getByRole("row").filter({ hasText: "北街2号楼" });
      return (await line.getByRole("link", { name: "打开看看" }).getAttribute("href")) ?? "";
    });

  const receipt = await test.step("a resident scans it: the place is filled in", async () => {
    await resident.goto(address);
    const text = resident.getByLabel("是什么事？");
    await alive(text);
    await expect(resident.getByText("已选地点")).toBeVisible();
    await expect(resident.getByRole("main")).toContainText("北街2号楼");
    await text.fill(`${mark}：${words}`);
    await resident.getByLabel("属于哪一类？").selectOption({ label: "道路破损" });
    await resident.getByRole("textbox", { name: /^电话/ }).fill(phoneNumber);
    await resident.getByRole("button", { name: "提交", exact: true }).click();
    await expect(resident.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
    return readReceipt(resident);
  });

  await test.step("the street dispatches it and then publishes its own words", async () => {
    await openMatter(dispatcher, "/tickets", mark);
    await expect(dispatcher.getByText("派单后（有了责任单位和时限）才能公开。")).toBeVisible();
    await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：出入口路灯杆倾斜，请现场加固。`),
    );
    const panel = dispatcher.locator("#wall");
    await panel.locator("summary").filter({ hasText: "公开到问题墙" }).click();
    // What is proposed comes from the order, without a word of the complainant's.
    await expect(panel.getByLabel("问题", { exact: false }).first()).toHaveValue(/居民反映/);
    await panel.getByLabel("标题").fill(title);
    const problemField = panel.locator("textarea[name=problem]");
    await problemField.fill(`${problem}联系陶玉珍女士，电话${phoneNumber}，住2号楼301室。`);
    await expect(panel.getByText(/处可能认得出人的内容/)).toBeVisible();
    await expect(panel.locator("mark").filter({ hasText: phoneNumber })).toBeVisible();
    await expect(panel.locator("mark").filter({ hasText: "2号楼301室" })).toBeVisible();
    await problemField.fill(problem);
    await expect(panel.getByText(/处可能认得出人的内容/)).toHaveCount(0);
    await panel.locator("textarea[name=measures]").fill(measures);
    await panel.getByLabel(/我已逐字/).check();
    await panel.getByRole("button", { name: "公开到问题墙" }).click();
    await expect(panel.getByText("已在问题墙")).toBeVisible();
  });

  await test.step("everybody reads exactly what was released", async () => {
    await visitor.goto(`/${district}`);
    await visitor.getByRole("link", { name: /问题墙 · 回音壁/ }).click();
    await expect(visitor.getByRole("article").filter({ hasText: title })).toContainText("区建管委");
    expect(await noSideways(visitor)).toBe(true);
    await visitor.getByRole("link", { name: title }).click();
    const main = visitor.getByRole("main");
    for (const shown of [problem, measures, "区建管委", "北街居委会", "已派单"]) {
      await expect(main).toContainText(shown);
    }
    await expectNobody(visitor, receipt.number);
    expect(await noSideways(visitor)).toBe(true);
  });

  await test.step("it is handled, checked, rated and closed; nobody types the stages again", async () => {
    await solve(browser, mark, resident, receipt);
    await openMatter(dispatcher, "/tickets", mark);
    await doVerb(dispatcher, { verb: "结案", go: "结案", done: "已结案" }, async (form) => {
      await form.getByText("已解决", { exact: true }).click();
      await form.getByLabel("给居民的答复").fill("灯杆已加固，感谢您的反映。");
    });
    await visitor.reload();
    await expect(visitor.getByRole("main")).toContainText("已办结，结果核对后公布。");
  });

  await test.step("the street publishes the answer, and the residents' rating stands beside it", async () => {
    await dispatcher.reload();
    const panel = dispatcher.locator("#wall");
    const text = panel.locator("textarea[name=result]");
    await alive(text);
    await expect(text).toHaveValue(/灯杆已扶正加固/);
    await text.fill(result);
    const form = panel.locator("form").filter({ has: dispatcher.locator("textarea[name=result]") });
    await form.getByLabel(/我已逐字/).check();
    await form.getByRole("button", { name: "公布结果" }).click();
    await expect(panel.getByText("已在回音壁")).toBeVisible();
    await visitor.goto(`/${district}/walls?wall=echo`);
    await visitor.getByRole("link", { name: title }).click();
    await expect(visitor.getByRole("main")).toContainText(result);
    await expect(visitor.getByRole("main")).toContainText("解决了 1、满意 1");
    await expectNobody(visitor, receipt.number);
  });

  await test.step("taken down, it is gone for everybody", async () => {
    const panel = dispatcher.locator("#wall");
    await panel.locator("summary").filter({ hasText: "撤下" }).click();
    await panel.getByText("内容有误").click();
    await panel.getByRole("button", { name: "撤下" }).click();
    await expect(panel.getByText(/曾于 .* 撤下：内容有误/)).toBeVisible();
    await visitor.reload();
    await expect(visitor.getByRole("heading", { name: "这条内容已经撤下" })).toBeVisible();
    await visitor.goto(`/${district}/walls?wall=echo`);
    await expect(visitor.getByText(title)).toHaveCount(0);
  });
});

/** Neither who raised it, nor how to reach or find them, nor the number of the ticket. */
async function expectNobody(page: Page, number: string): Promise<void> {
  const whole = await page.content();
  for (const secret of [phoneNumber, "陶玉珍", "301室", "请尽快来看", number]) {
    expect(whole).not.toContain(secret);
  }
}

/** The department, its leader, the community and the resident do their part. */
async function solve(
  browser: Parameters<typeof staff>[0],
  mark: string,
  resident: Page,
  receipt: { number: string; code: string },
): Promise<void> {
  const clerk = await staff(browser, "clerk");
  await openMatter(clerk, "/assignments", mark);
  await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收，请先联系居民" });
  await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
    form.getByLabel("给居民的话").fill("我们今天到现场加固。"),
  );
  await doVerb(clerk, { verb: "提交办结", go: "报结果", done: "结果已报" }, async (form) => {
    await form.getByText("已解决", { exact: true }).click();
    await tellHandling(form);
    await form.getByLabel("办理结果").fill("灯杆已扶正加固，并已电话告知诉求人。");
    await form.getByLabel("办理前照片").setInputFiles(await photoWithPlace("前.jpg", "#996633"));
    await form.getByLabel("办理后照片").setInputFiles(await photoWithPlace("后.jpg", "#339966"));
  });
  await clerk.context().close();
  const leader = await staff(browser, "leader");
  await openMatter(leader, "/assignments", mark);
  await doVerb(leader, { verb: "审签通过", go: "同意并报出", done: "已审签" });
  await leader.context().close();
  const community = await staff(browser, "community", "phone");
  await openMatter(community, "/tickets", mark);
  await doVerb(
    community,
    { verb: "核查通过", go: "核查通过", done: "核查通过，等待回访" },
    async (form) => {
      await form.getByLabel("核查情况").fill("灯杆垂直，基础牢固。");
      await form.getByLabel("现场照片").setInputFiles(await photoWithPlace("查.jpg", "#336699"));
    },
  );
  await community.context().close();
  await track(resident, receipt);
  await expect(resident.getByText("已去除个人信息，公开在问题墙上：")).toBeVisible();
  const rating = card(resident, "请您评价");
  await rating.getByText("联系过", { exact: true }).click();
  await rating.getByText("解决了", { exact: true }).click();
  await rating.getByText("满意", { exact: true }).click();
  await rating.getByRole("button", { name: "提交评价" }).click();
  await expect(card(resident, "您的评价")).toBeVisible();
}
