import { expect, type Browser, type Locator, type Page } from "@playwright/test";
import { demoPhone } from "@/prisma/seed/accounts";
import { enterByPhone } from "./support/by-phone";
import { dispatchOpen } from "./support/desk";
import { aResident, district, phone, staff } from "./support/people";
import { readReceipt, type Receipt } from "./support/resident";
import { alive, doVerb, inDialog, noSideways, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";
import { meetingBegun } from "./support/time";

// DOMAIN §5.3, §10 rows 1.27, 1.30, 4.5, 4.6: a resident's topic is resolved by the community's meeting and not solved,
// stands on the problem wall, goes up to the street, comes back solved, and everybody reads what came of it.

const due = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 10);

test("a joint meeting's unsolved item travels to the wall, up and back", async ({ browser }) => {
  test.setTimeout(600_000);
  const mark = uniqueMark("门口").slice(0, 20);
  const title = `${mark}停车`;
  const resident = await aResident(browser);
  const community = await staff(browser, "community");
  const street = await staff(browser, "secretary");

  const receipt = await test.step("a resident raises a topic and keeps the receipt", async () => {
    await resident.goto(`/${district}`);
    await resident.getByRole("link", { name: /^提议题/ }).click();
    await resident.getByLabel("街道、镇").selectOption({ label: "江川路街道" });
    await resident.getByRole("button", { name: "选好了" }).click();
    await resident.getByLabel("社区").selectOption({ label: "北街居委会" });
    await resident.getByRole("button", { name: "选好了" }).click();
    const field = resident.getByLabel("议题", { exact: false }).first();
    await alive(field);
    await field.fill(title);
    await resident
      .getByLabel("情况和建议")
      .fill("早上送孩子时门口堵住，希望学校、物业和交警一起商量。");
    expect(await noSideways(resident)).toBe(true);
    await resident.getByRole("button", { name: "提交议题" }).click();
    await expect(resident.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
    return readReceipt(resident);
  });
  await expectCourse(resident, receipt, "等待");

  const meetings = await meetingsOf(community, /大党委$/);
  const first = await test.step("the community talks about it and resolves", async () => {
    await community.goto(meetings);
    await expect(topicLine(community, title)).toContainText("居民提出");
    return hold(community, meetings, title, `${mark}出入口分流，请配合。`);
  });
  await expectCourse(resident, receipt, "议定");

  await test.step("its matter ends unsolved", async () => {
    await workOff(browser, `${mark}出入口分流`, "not_feasible");
    await expect(async () => {
      await community.goto(first);
      await expect(community.getByText("未解决", { exact: true }).first()).toBeVisible({
        timeout: 1000,
      });
    }).toPass({ timeout: 90_000 });
  });

  const entry = await test.step("one click puts it on the problem wall", async () => {
    await inDialog(
      community.getByRole("button", { name: "公开到问题墙" }).first(),
      async (dialog) => {
        await expect(dialog.locator("textarea[name=problem]")).toHaveValue(/还没有解决/);
        await dialog.getByLabel("标题").fill(title);
        await dialog.getByLabel(/我已逐字/).check();
        await dialog.getByRole("button", { name: "公开到问题墙" }).click();
      },
    );
    const link = community.getByRole("link", { name: "已在问题墙公开" }).first();
    await expect(link).toBeVisible();
    return (await link.getAttribute("href")) ?? "";
  });
  await resident.goto(entry);
  await expect(resident.getByRole("main")).toContainText("这一次没有解决，列入");

  await test.step("the community raises it to the street", async () => {
    await community.goto(meetings);
    const line = community
      .getByRole("listitem")
      .filter({ hasText: mark })
      .filter({ hasText: "上次未解决" });
    await inDialog(line.getByRole("button", { name: "提请上级" }), (dialog) =>
      dialog.getByRole("button", { name: "提请上级" }).click(),
    );
    await resident.reload();
    await expect(resident.getByRole("main")).toContainText("已提请");
  });

  await test.step("the street's meeting resolves, and it is solved", async () => {
    const above = await meetingsOf(street, /大工委$/);
    await street.goto(above);
    const line = street.getByRole("listitem").filter({ hasText: mark }).first();
    const raised = (await line.locator("span.font-semibold").first().innerText()).trim();
    await hold(street, above, raised, `${mark}划线分时停车，请落实。`, mark);
    await resident.reload();
    await expect(resident.getByRole("main")).toContainText("会议议定：由");
    await workOff(browser, `${mark}划线分时`, "solved");
    await street.goto(above);
    const back = street
      .getByRole("listitem")
      .filter({ hasText: mark })
      .filter({ has: street.getByRole("button", { name: "答复下级" }) });
    await inDialog(back.getByRole("button", { name: "答复下级" }), async (dialog) => {
      await dialog.locator("textarea").fill(`${mark}已划线分时停车，上学时段专人疏导。`);
      await dialog.getByRole("button", { name: "答复", exact: true }).click();
    });
  });

  await test.step("the community tells the result on the echo wall", async () => {
    await expect(async () => {
      await community.goto(first);
      await expect(community.getByRole("button", { name: "公布结果到回音壁" }).first()).toBeVisible(
        { timeout: 1000 },
      );
    }).toPass({ timeout: 90_000 });
    await inDialog(
      community.getByRole("button", { name: "公布结果到回音壁" }).first(),
      async (dialog) => {
        await dialog
          .locator("textarea[name=result]")
          .fill("门口已划线分时停车，上学时段专人疏导。");
        await dialog.getByLabel(/我已逐字/).check();
        await dialog.getByRole("button", { name: "公布结果" }).click();
      },
    );
    await expect(community.getByRole("link", { name: "已在回音壁公开" }).first()).toBeVisible();
  });

  await test.step("a member of the community's council reads the answer", async () => {
    const member = await (await browser.newContext(phone)).newPage();
    await enterByPhone(member, demoPhone("councillor", 0), "councillor");
    await member.goto(`/seat${new URL(first).pathname}`);
    await expect(member.getByRole("main")).toContainText(`${mark}已划线分时停车`);
    expect(await noSideways(member)).toBe(true);
    await member.context().close();
  });

  await test.step("the resident reads it and rates the result", async () => {
    await expectCourse(resident, receipt, "已经答复");
    await expect(resident.getByRole("main")).toContainText(`${mark}已划线分时停车`);
    await resident.goto(entry);
    const rating = resident.getByRole("main");
    await alive(rating.getByRole("radio", { name: "认可", exact: true }));
    await rating.getByText("认可", { exact: true }).first().click();
    await rating.getByRole("button", { name: "提交评议" }).click();
    await expect(rating.getByText("您已评议，谢谢。")).toBeVisible();
    await expect(rating).toContainText("评议满 5 人后显示结果。");
    await resident.reload();
    await expect(rating.getByText("您已评议，谢谢。")).toBeVisible();
    await expect(rating.getByRole("button", { name: "提交评议" })).toHaveCount(0);
  });
});

/** The meetings' page of the own council. */
async function meetingsOf(page: Page, council: RegExp): Promise<string> {
  await page.goto("/councils");
  await page.getByRole("main").getByRole("link", { name: council }).first().click();
  await page.getByRole("main").getByRole("link", { name: "会议", exact: true }).click();
  await expect(page).toHaveURL(/\/councils\/[0-9a-f-]{36}\/meetings$/);
  return page.url();
}

function topicLine(page: Page, title: string): Locator {
  return page.getByRole("listitem").filter({ hasText: title }).first();
}

/** Calls a meeting about a topic, tells its members, holds it, resolves one thing and announces it. */
async function hold(
  page: Page,
  meetings: string,
  topic: string,
  measure: string,
  theme = topic,
): Promise<string> {
  await page.goto(meetings);
  await alive(page.getByRole("button", { name: "召集会议" }));
  await inDialog(page.getByRole("button", { name: "召集会议" }), async (dialog) => {
    await dialog.getByLabel("地点").fill("党群服务中心");
    await dialog.getByRole("button", { name: "召集", exact: true }).click();
  });
  await expect(page).toHaveURL(/\/meetings\/[0-9a-f-]{36}$/);
  const meeting = page.url();
  await inDialog(page.getByRole("button", { name: "定议程" }), async (dialog) => {
    await dialog.getByLabel("主题").fill(theme);
    await dialog.getByLabel(topic).first().check();
    await dialog.getByRole("button", { name: "保存议程" }).click();
  });
  await inDialog(page.getByRole("button", { name: "发通知" }), (dialog) =>
    dialog.getByRole("button", { name: "发出通知" }).click(),
  );
  await meetingBegun(theme);
  await page.goto(meeting);
  await inDialog(page.getByRole("button", { name: "记录会议" }), async (dialog) => {
    await dialog.getByLabel("会议纪要").fill("讨论了门口停车的问题，形成一致意见。");
    await dialog.getByRole("button", { name: "保存记录" }).click();
  });
  await inDialog(page.getByRole("button", { name: "记决议" }), async (dialog) => {
    await dialog.getByLabel("措施").fill(measure);
    await dialog.getByRole("combobox", { name: "责任单位" }).fill("建设");
    await page.getByRole("option").filter({ hasText: "建设和管理" }).first().click();
    await dialog.getByRole("combobox", { name: "事项类别" }).fill("停车");
    await page.getByRole("option").filter({ hasText: "小区停车管理" }).first().click();
    await dialog.getByLabel("完成期限").fill(due);
    await dialog.getByRole("button", { name: "记下" }).click();
  });
  // The page that comes anew would take the next dialog away.
  await expect(page.getByRole("main").getByText(measure).first()).toBeVisible();
  await inDialog(page.getByRole("button", { name: "形成决议" }), (dialog) =>
    dialog.getByRole("button", { name: "形成决议" }).click(),
  );
  await inDialog(page.getByRole("button", { name: "公布决议" }), (dialog) =>
    dialog.getByRole("button", { name: "记为已公布" }).click(),
  );
  await expect(async () => {
    await page.goto(meeting);
    await expect(page.getByRole("link", { name: /^工单 / }).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 90_000 });
  return meeting;
}

/** The street sends the resolution's matter out, the department works it off, the street closes it. */
async function workOff(
  browser: Browser,
  mark: string,
  outcome: "solved" | "not_feasible",
): Promise<void> {
  const dispatcher = await staff(browser, "dispatcher");
  await openMatter(dispatcher, "/tickets", mark);
  await dispatchOpen(dispatcher, `${mark}，请到现场研究并办理。`, "区建管委");
  const clerk = await staff(browser, "clerk");
  await openMatter(clerk, "/assignments", mark);
  await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收" });
  await doVerb(clerk, { verb: "开始办理", go: "开始办理", done: "已开始办理" }, async (form) => {
    await form.locator("textarea").first().fill("按会议决议到现场研究。");
  });
  await doVerb(clerk, { verb: "提交办结", go: "报结果", done: "结果已报" }, async (form) => {
    if (outcome === "solved") await form.getByText("已解决", { exact: true }).click();
    else {
      await form.getByText("暂不具备条件", { exact: true }).click();
      await form.locator("textarea[name=outcomeReason]").fill("需要交警同意划线，本级不能决定。");
    }
    await form.locator("textarea[name=measures]").fill("已到现场研究。");
    await form
      .locator("textarea[name=result]")
      .fill(
        outcome === "solved"
          ? "已划线分时停车，上学时段专人疏导。"
          : "现场道路归市级管理，暂不能改。",
      );
  });
  await clerk.context().close();
  const leader = await staff(browser, "leader");
  await openMatter(leader, "/assignments", mark);
  await doVerb(leader, { verb: "审签通过", go: "同意并报出", done: "已审签" });
  await leader.context().close();
  await openMatter(dispatcher, "/tickets", mark);
  await doVerb(dispatcher, { verb: "核查通过", go: "核查通过", done: "核查通过" }, async (form) => {
    await form.getByLabel("核查情况").fill("已核实。");
  });
  await openMatter(dispatcher, "/tickets", mark);
  await doVerb(dispatcher, { verb: "结案", go: "结案", done: "已结案" }, async (form) => {
    await form.getByText(outcome === "solved" ? "已解决" : "暂不具备条件", { exact: true }).click();
    await form.locator("textarea").first().fill("已按会议决议办理，结果告知会议。");
  });
  await dispatcher.context().close();
}

/** What number and code tell of a topic. */
async function expectCourse(page: Page, { number, code }: Receipt, words: string): Promise<void> {
  await page.goto(`/${district}/track`);
  await alive(page.locator("main form"));
  await page.getByLabel("编号").fill(number);
  await page.getByLabel("查询码").fill(code);
  await page.getByRole("button", { name: "查询", exact: true }).click();
  await expect(page.getByRole("heading", { name: `议题 ${number}` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(words);
  expect(await noSideways(page)).toBe(true);
}
