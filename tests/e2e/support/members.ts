import { expect, type Browser, type Page } from "@playwright/test";
import pg from "pg";
import { demoPhones } from "@/prisma/seed/accounts";
import { siteUnderTest } from "@/tests/support/site-under-test";
import { district, phone } from "./people";
import { alive, card } from "./screen";

const homes = { member: "/my", liaison: "/unit" } as const;

/** Enters as the n-th example member or liaison officer, by the ordinary door, on a telephone. */
export async function byPhone(browser: Browser, role: keyof typeof homes, n = 0): Promise<Page> {
  const entry = demoPhones.filter((one) => one.tenant === district && one.role === role)[n];
  if (entry === undefined) throw new Error(`no example ${role} ${String(n)}`);
  const page = await (await browser.newContext(phone)).newPage();
  await page.goto(`/sign-in/phone?as=${role}&district=${district}`);
  const button = page.getByRole("button", { name: `以“闵行区 ${entry.title}”登录` });
  await alive(button);
  await button.click();
  await page.waitForURL((url) => url.pathname === homes[role]);
  return page;
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
