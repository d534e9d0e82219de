import { expect, type Browser, type Page } from "@playwright/test";
import pg from "pg";
import { demoPhones } from "@/prisma/seed/accounts";
import { siteUnderTest } from "@/tests/support/site-under-test";
import { shownCode } from "./by-phone";
import { district, phone as telephone } from "./people";
import { alive, card } from "./screen";

const homes = { member: "/my", liaison: "/unit" } as const;

/** Enters as the n-th example member or liaison officer, by the ordinary door, on a telephone. */
export async function byPhone(browser: Browser, role: keyof typeof homes, n = 0): Promise<Page> {
  const entry = demoPhones.filter((one) => one.tenant === district && one.role === role)[n];
  if (entry === undefined) throw new Error(`no example ${role} ${String(n)}`);
  const page = await (await browser.newContext(telephone)).newPage();
  await page.goto(`/sign-in/phone?as=${role}&district=${district}`);
  const button = page.getByRole("button", { name: `以“闵行区 ${entry.title}”登录` });
  await alive(button);
  await button.click();
  await page.waitForURL((url) => url.pathname === homes[role]);
  return page;
}

/** Reports to the first community as a member with skills in law, proven by the code that is shown. */
export async function reportAsMember(
  page: Page,
  { name, phone }: Record<"name" | "phone", string>,
): Promise<void> {
  await page.goto(`/${district}/check-in`);
  await alive(page.getByRole("textbox", { name: "姓名" }));
  await page.getByLabel("我住的社区").selectOption({ index: 1 });
  await page.getByRole("textbox", { name: "姓名" }).fill(name);
  await page.getByLabel("工作单位").fill("区第一中学");
  await page.locator("input[name=phone]").fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.getByLabel("短信验证码").fill(await shownCode(page));
  await page.getByLabel("法律服务").check();
  await page.getByLabel("我已阅读告知").check();
  await page.getByRole("button", { name: "提交报到" }).click();
  await expect(page.getByRole("heading", { name: "报到已提交" })).toBeVisible();
}

/** The community in which the example members live, as a resident finds it in a list. */
const community = "北街居委会";

/** Chooses the community on a page that asks for it first. */
export async function inCommunity(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel("您住在哪个社区？").selectOption({ label: community });
  await page.getByRole("button", { name: "看这个社区" }).click();
  await page.waitForURL(/community=/);
}

/** Says what a resident would like, and how to be reached. */
export async function ask(page: Page, label: string, text: string): Promise<void> {
  await alive(page.getByLabel(label));
  await page.getByLabel(label).fill(text);
  await page.getByLabel("怎么称呼您").fill("何阿姨");
  await page.getByRole("textbox", { name: /^电话/ }).fill("13712345678");
  await page.getByLabel("我同意社区为办这件事使用以上信息").check();
  await page.getByRole("button", { name: "提交", exact: true }).click();
  await expect(page.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
}

/** A community publishes an activity with a shift in a week, and stays on its page. */
export async function planShift(
  secretary: Page,
  {
    title,
    from,
    to,
    capacity,
    repeat = "0",
  }: Record<"title" | "from" | "to" | "capacity", string> & {
    repeat?: string;
  },
): Promise<void> {
  await secretary.goto("/service/activities/new");
  await alive(secretary.getByLabel("活动名称"));
  await secretary.getByLabel("活动类型").selectOption({ label: "巡逻防控" });
  await secretary.getByLabel("活动名称").fill(title);
  await secretary.getByLabel("做什么").fill("在门岗接待晚归的居民，留意路灯。");
  await secretary.getByLabel("地点").fill("东门岗亭");
  const day = inAWeek();
  await secretary.getByLabel("开始时间").fill(`${day}T${from}`);
  await secretary.getByLabel("结束时间").fill(`${day}T${to}`);
  await secretary.getByLabel("名额").fill(capacity);
  await secretary.getByLabel("以后每周重复几次").fill(repeat);
  await secretary.getByRole("button", { name: "发布活动" }).click();
  await expect(secretary.getByRole("heading", { level: 1, name: title })).toBeVisible();
}

/** The day in a week, on the wall of the district. */
function inAWeek(): string {
  return new Date(Date.now() + 7 * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Presses what the own card of a title offers. */
export async function press(page: Page, title: string, name: string | RegExp): Promise<void> {
  const button = card(page, title).getByRole("button", { name, exact: true });
  await alive(button);
  await button.click();
}

// A shift lasts for hours and a vote for days; a browser test lasts for minutes. What was planned for a
// week later is set back by eight days, as if it had been yesterday.

/** The shifts of an activity, and the places that are held in them, were yesterday. */
export async function servedYesterday(title: string): Promise<void> {
  await pastTriggers(async (db) => {
    const back = "starts_at = starts_at - interval '8 days', ends_at = ends_at - interval '8 days'";
    const of = "subject_id = (select id from service_activity where title = $1)";
    await db.query(
      `update slot set ${back}, cancel_until = starts_at - interval '9 days' where ${of}`,
      [title],
    );
    await db.query(`update claim set ${back} where ${of}`, [title]);
  });
}

/** The vote of the example community has just been closed. */
export async function closeVote(): Promise<void> {
  await pastTriggers(async (db) => {
    await db.query(
      "update appraisal set closes_at = now() - interval '1 minute' where cancelled_at is null",
    );
  });
}

async function pastTriggers(work: (db: pg.Client) => Promise<void>): Promise<void> {
  const db = new pg.Client({ connectionString: siteUnderTest.adminUrl() });
  await db.connect();
  try {
    await db.query("begin");
    await db.query("set local session_replication_role = replica");
    await work(db);
    await db.query("commit");
  } finally {
    await db.end();
  }
}
