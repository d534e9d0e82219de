import { expect, type Page } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive, card, doVerb, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.8: nobody waits because somebody is away. Whoever stands in holds a duty of his own for
// these days, with the range of the one who is away, and loses it the moment that one is back.

test("a deputy stands in, and hands the duty back", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("代理");
  await report(await aResident(browser), {
    text: `${mark}：北街 8 号门口的窨井盖松动，一踩就翘。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  const away = await staff(browser, "dispatcher");
  const deputy = await staff(browser, "secretary");
  const [awayName, deputyName] = [await nameOf(away), await nameOf(deputy)];
  const post = deputy
    .getByRole("banner")
    .getByRole("button", { name: new RegExp(`街道派单员 · 代理${awayName}`) });

  await test.step("who will be away says so, and who stands in", async () => {
    await away.getByRole("link", { name: "离岗与代理" }).click();
    await expect(away.getByRole("heading", { level: 1, name: "离岗与代理" })).toBeVisible();
    const form = card(away, "登记离岗");
    const who = form.getByRole("combobox", { name: "代理人" });
    await alive(who);
    await who.fill(deputyName);
    await away.getByRole("option", { name: new RegExp(`^${deputyName}`) }).click();
    await form.getByLabel("说明").fill("参加业务培训");
    await form.getByRole("button", { name: "登记", exact: true }).click();
    await expect(away.getByRole("status", { name: "操作结果" })).toContainText("已登记");
    const entered = card(away, "离岗登记").getByRole("listitem").filter({ hasText: "离岗中" });
    await expect(entered).toHaveCount(1);
    await expect(entered).toContainText(awayName);
    await expect(entered).toContainText(`由 ${deputyName} 代理`);
  });

  await test.step("the deputy is told, finds the duty and what waits in it, and switches", async () => {
    await deputy.goto("/inbox");
    await expect
      .poll(async () => {
        await deputy.reload();
        return deputy.getByText(new RegExp(`${awayName} 离岗期间.*由您代理`)).count();
      }, polling)
      .toBeGreaterThan(0);
    await openDuties(deputy);
    await expect(post).toContainText(/待办/);
    await post.click();
    await expect(deputy.getByRole("heading", { name: "我的工作台" })).toBeVisible();
    await expect(deputy.getByText(`代理 ${awayName} 至`)).toBeVisible();
  });

  await test.step("the deputy does what waits, under his own name", async () => {
    await deputy.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
    const row = deputy.getByRole("list", { name: "待办队列" }).getByRole("listitem");
    await expect(row).toHaveCount(1);
    await doVerb(deputy, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：请固定北街 8 号门口的窨井盖。`),
    );
    await openMatter(deputy, "/tickets", mark);
    await expect(
      deputy
        .getByRole("list", { name: "办理经过" })
        .getByRole("listitem")
        .filter({ hasText: "派单" }),
    ).toContainText(deputyName);
  });

  await test.step("back early: the duty is gone, and the session that acted for it", async () => {
    await away.goto("/leave");
    const back = away.getByRole("button", { name: "已返岗，结束代理" });
    await alive(back);
    await back.click();
    await expect(away.getByRole("status", { name: "操作结果" })).toContainText("代理已结束");
    await expect(back).toHaveCount(0);
    await deputy.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await expect(deputy).toHaveURL(/\/sign-in/);
  });

  await test.step("signed in again, the deputy has the own duty and no other", async () => {
    const again = await staff(browser, "secretary");
    await expect(again.getByRole("banner").getByText("街道书记").first()).toBeVisible();
    await expect(again.getByRole("banner").getByText(/代理/)).toHaveCount(0);
    await again.goto("/dispatch");
    await expect(again.getByRole("list", { name: "待办队列" })).toHaveCount(0);
  });
});

const polling = { timeout: 30_000, intervals: [1_000] };

/** The name of the person whose page it is, as the frame shows it. */
async function nameOf(page: Page): Promise<string> {
  return (await page.getByRole("banner").locator("summary").last().innerText()).trim();
}

async function openDuties(page: Page): Promise<void> {
  const menu = page.getByRole("banner").locator("summary").filter({ hasText: "街道书记" });
  await alive(menu);
  await menu.click();
}
