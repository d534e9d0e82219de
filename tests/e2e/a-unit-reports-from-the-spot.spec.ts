import { expect } from "@playwright/test";
import { acceptOrder, dispatchOpen } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { card, doVerb, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.5: who is sent at once says when it was there, and nothing about where its people are; on a
// key matter it says in stages how it stands, to the resident too where it ticks so.

test("a unit reports its arrival, and how a key matter stands", async ({ browser }) => {
  test.setTimeout(120_000);
  const mark = uniqueMark("抢修");
  const resident = await aResident(browser);
  const matter = (text: string) =>
    report(resident, {
      text: `${mark}${text}`,
      category: "道路破损",
      place: { typed: "北街", name: "北街居委会" },
    });
  await matter("甲：水管爆裂，路面塌了一块。");
  const key = await matter("乙：整条路要翻修，居民一直在等。");
  const street = await staff(browser, "dispatcher");
  for (const [one, urgency] of [
    ["甲", "应急单"],
    ["乙", "重点单"],
  ] as const) {
    await openMatter(street, "/tickets", `${mark}${one}`);
    await dispatchOpen(street, `${mark}${one}：请马上处理。`, undefined, (form) =>
      form.getByRole("radio", { name: new RegExp(urgency) }).check({ force: true }),
    );
  }
  const clerk = await staff(browser, "clerk", "phone");

  await test.step("whoever was sent at once is on the spot, with one press", async () => {
    await acceptOrder(clerk, `${mark}甲`);
    // The page has gone on before the next press, as for whoever reads it.
    await expect(clerk.locator("[data-verb=accept]")).toHaveCount(0);
    await doVerb(clerk, { verb: "登记到场", go: "登记到场", done: "已登记到场" });
    await expect(clerk.locator("[data-verb=arrive]")).toHaveCount(0);
    await openMatter(street, "/tickets", `${mark}甲`);
    await expect(card(street, "承办情况")).toContainText("到场");
  });

  await test.step("how the key matter stands is reported in stages", async () => {
    await acceptOrder(clerk, `${mark}乙`);
    await expect(clerk.locator("[data-verb=accept]")).toHaveCount(0);
    await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("我们下周公布翻修方案。"),
    );
    const stage = async (text: string, told: boolean) =>
      doVerb(clerk, { verb: "阶段反馈", go: "报进展", done: "进展已报" }, async (form) => {
        await form.getByLabel("办到哪一步").fill(text);
        if (told) await form.getByLabel("居民也能看到").check({ force: true });
      });
    await stage("招标材料还缺一份，正在补。", false);
    // The page that comes anew folds the form away once more.
    await expect(clerk.getByText("招标材料还缺一份，正在补。").first()).toBeVisible();
    await stage("施工单位已经确定，下周一进场。", true);
  });

  await test.step("the resident reads what was meant for him, and nothing else", async () => {
    await track(resident, key);
    await expect(resident.getByText("施工单位已经确定，下周一进场。").first()).toBeVisible();
    await expect(resident.getByText("招标材料还缺一份")).toHaveCount(0);
  });
});
