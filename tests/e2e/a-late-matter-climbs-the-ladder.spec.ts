import { expect, type Page } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { card, doVerb, listed, noSideways, uniqueMark } from "./support/screen";
import { dueSoon, leftUnscreened } from "./support/time";
import { test } from "./support/test";

// DOMAIN §2.9: a limit that nobody keeps is brought before the one above; a card is proposed by the
// system and issued by a person.

const demand = "请今天安排人员到场，办结前每半天反馈一次。";

test("a late matter climbs the ladder", async ({ browser }) => {
  test.setTimeout(300_000);
  const mark = uniqueMark("积水");
  const resident = await aResident(browser);
  const matter = (text: string) => ({
    text: `${mark}：${text}`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  const unscreened = await report(resident, matter("雨后路口积水，行人要绕道。"));
  const late = await report(resident, matter("积水把人行道的砖泡松了。"));

  const dispatcher = await staff(browser, "dispatcher");
  const clerk = await staff(browser, "clerk");
  await test.step("one matter lies unscreened, another is in work and soon due", async () => {
    await open(dispatcher, "/tickets", late.number);
    await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：请更换泡松的地砖。`),
    );
    await open(clerk, "/assignments", late.number);
    await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收" });
    await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("我们已经约了施工队。"),
    );
    await dueSoon(late.number, 30, 12);
    await leftUnscreened(unscreened.number);
  });

  await test.step("the system proposes a yellow card, the street issues it with a demand", async () => {
    await expect(async () => {
      await open(dispatcher, "/tickets", late.number);
      await expect(card(dispatcher, "督办")).toContainText("黄牌督办", { timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    await expect(card(dispatcher, "督办")).toContainText("待审核");
    // Until a person has decided, the organization is told nothing.
    await open(clerk, "/assignments", late.number);
    await expect(clerk.getByRole("main")).not.toContainText("黄牌督办");
    await doVerb(
      dispatcher,
      { verb: "审核督办", go: "发出督办", done: "已发出督办" },
      async (form) => form.getByLabel("对承办单位的要求").fill(demand),
    );
    await clerk.reload();
    await expect(clerk.getByRole("main")).toContainText("黄牌督办");
    await expect(clerk.getByRole("main")).toContainText(demand);
  });

  await test.step("the street's secretary is told of the matter that the desk has left lying", async () => {
    const secretary = await staff(browser, "secretary", "phone");
    const notice = listed(secretary).filter({ hasText: unscreened.number });
    await expect(async () => {
      await secretary.goto("/inbox");
      await expect(notice).toContainText("下级逾期未处理", { timeout: 1_000 });
    }).toPass({ timeout: 120_000 });
    await expect(notice).toContainText("派单时限");
    await notice.getByRole("link", { name: unscreened.number }).click();
    await expect(secretary.getByRole("main")).toContainText("逐级提醒到街道书记");
    expect(await noSideways(secretary)).toBe(true);
  });

  await test.step("the administrator reads which rungs are empty", async () => {
    const admin = await staff(browser, "admin");
    await admin.goto("/admin/settings");
    await admin.getByRole("link", { name: "督办岗位", exact: true }).click();
    await expect(admin.getByRole("heading", { level: 1 })).toHaveText("无人在岗的督办岗位");
    // The example district has somebody everywhere; a vacancy is named in clocks/vacancies.test.ts.
    await expect(admin.getByRole("main")).toContainText("每一级都有人在岗");
    await admin.setViewportSize({ width: 360, height: 740 });
    expect(await noSideways(admin)).toBe(true);
  });
});

async function open(page: Page, list: string, number: string): Promise<void> {
  await page.goto(`${list}?q=${number}`);
  await expect(listed(page)).toHaveCount(1);
  await listed(page).locator(`a[href^="${list}/"]`).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}
