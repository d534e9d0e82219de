import { expect, type Page } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive, card, listed, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 回避 (DOMAIN §2.12): who has an interest in a matter finds it nowhere, as if it had never been there,
// until it is lifted with a reason. Everybody else works on.

const why = "派单员是诉求人的直系亲属。";

test("somebody is kept from a matter, and let back to it", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("回避");
  await report(await aResident(browser), {
    text: `${mark}：北街 12 号楼下的路灯杆倾斜，怕要倒。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  const kept = await staff(browser, "dispatcher");
  const name = (await kept.getByRole("banner").locator("summary").last().innerText()).trim();
  const secretary = await staff(browser, "secretary");
  await openMatter(kept, "/tickets", mark);
  await expect(kept).toHaveURL(/\/tickets\/[0-9a-f-]{36}/);
  const address = new URL(kept.url()).pathname;

  await test.step("the secretary enters who, on what ground, and why", async () => {
    await openMatter(secretary, "/tickets", mark);
    await secretary.getByRole("link", { name: "回避名单" }).click();
    const form = card(secretary, "登记回避");
    const person = form.getByRole("combobox", { name: "回避人员" });
    await alive(person);
    await person.fill(name);
    await secretary.getByRole("option", { name: new RegExp(`^${name}`) }).click();
    await form.getByRole("radio").nth(1).check();
    await form.getByRole("textbox").last().fill(why);
    await form.getByRole("button", { name: "登记回避", exact: true }).click();
    await expect(secretary.getByRole("status", { name: "操作结果" })).toBeVisible();
    await expect(card(secretary, "正在回避").getByRole("listitem")).toContainText(name);
    await expect(card(secretary, "正在回避").getByRole("listitem")).toContainText(why);
  });

  await test.step("that person finds it by no address, in no list and on no desk", async () => {
    const answer = await kept.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(kept.getByText(mark)).toHaveCount(0);
    expect((await kept.goto(`${address}/recusals`))?.status()).toBe(404);
    await notListed(kept, mark);
  });

  await test.step("others work on as before", async () => {
    await openMatter(secretary, "/tickets", mark);
    await expect(secretary).toHaveURL(new RegExp(address));
  });

  await test.step("lifted with a reason, it is there again, and the list remembers", async () => {
    await secretary.goto(`${address}/recusals`);
    const item = card(secretary, "正在回避").getByRole("listitem").filter({ hasText: name });
    const fold = item.locator("summary");
    await fold.click();
    await item.getByRole("textbox").fill("经核实并无亲属关系。");
    await item.getByRole("button", { name: "解除回避" }).click();
    await expect(card(secretary, "已解除").getByRole("listitem")).toContainText(name);
    await expect(card(secretary, "已解除").getByRole("listitem")).toContainText("并无亲属关系");
    await kept.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await expect(listed(kept)).toHaveCount(1);
    expect((await kept.goto(address))?.status()).toBe(200);
    await expect(kept.getByText(mark).first()).toBeVisible();
  });
});

async function notListed(page: Page, mark: string): Promise<void> {
  for (const at of [
    `/tickets?q=${mark}`,
    `/dispatch?q=${mark}`,
    "/desk",
    "/dispatch",
    "/tickets",
  ]) {
    await page.goto(at);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    // What was searched for stands on the page as a filter; the matter itself does not.
    const matters = page.locator('a[href*="/tickets/"], a[href*="ticket="]');
    await expect(matters.filter({ hasText: mark })).toHaveCount(0);
  }
}
