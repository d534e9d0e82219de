import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, card, doVerb, noSideways, openMatter, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 不服 (DOMAIN §2.3, §2.12): a resident objects to a refusal once for each conclusion. A superior decides,
// who did not conclude: takes the matter up again, or says to the resident why it stays as it is.

const refusal = "不属于受理范围，请向物业公司反映。";
const objection = "楼外的路灯不归物业管，上次就是街道修的。";
const upheld = "经核对，该路灯在小区围墙内，由物业维护，已督促物业三日内修复。";

test("a resident objects to a rejection", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("不服");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：小区门口的路灯不亮，晚上看不清路。`,
    category: "小区停车管理",
    place: { typed: "北街", name: "北街居委会" },
  });
  const dispatcher = await staff(browser, "dispatcher");
  const secretary = await staff(browser, "secretary");

  const refuse = () =>
    doVerb(
      dispatcher,
      { verb: "不予受理", go: "不予受理", done: "已告知居民不予受理" },
      async (form) => {
        await form.getByText("不属于政府职责范围", { exact: true }).click();
        await form.getByLabel("给居民的说明").fill(refusal);
      },
    );
  const object = async (words: string) => {
    await track(resident, receipt);
    const form = card(resident, "对这个结论不服");
    await alive(form.getByLabel("为什么不服，有什么依据或新情况"));
    await form.getByLabel("为什么不服，有什么依据或新情况").fill(words);
    await form.getByRole("button", { name: "请上级复核" }).click();
    await expect(resident.getByText("您已提出不服")).toBeVisible();
    await expect(card(resident, "对这个结论不服")).toHaveCount(0);
    expect(await noSideways(resident)).toBe(true);
  };

  await test.step("the street refuses, the resident objects from the receipt", async () => {
    await openMatter(dispatcher, "/tickets", mark);
    await refuse();
    await object(objection);
  });

  await test.step("it stands on the secretary's desk, who takes it up again", async () => {
    await secretary.goto("/desk");
    await secretary.getByRole("link", { name: mark }).filter({ visible: true }).first().click();
    await expect(secretary.getByText("居民不服，等待复核").first()).toBeVisible();
    await expect(secretary.getByText(objection).first()).toBeVisible();
    await doVerb(
      secretary,
      { verb: "重新受理", go: "重新受理", done: "已重新受理，请派单" },
      async (form) => form.getByLabel("复核意见").fill("门口路灯请再核实一次。"),
    );
    await track(resident, receipt);
    await expect(resident.getByText("经复核，您的诉求重新受理")).toBeVisible();
  });

  await test.step("refused again, objected to again, the secretary stays with it and says why", async () => {
    await dispatcher.reload();
    await refuse();
    await object("还是请上级再看一看，灯到今天没有修。");
    await secretary.reload();
    await doVerb(
      secretary,
      { verb: "维持原结论", go: "维持原结论", done: "已维持原结论，居民会看到理由" },
      async (form) => form.getByLabel("给居民的复核答复").fill(upheld),
    );
    await track(resident, receipt);
    await expect(resident.getByText("上级复核后维持原结论").first()).toBeVisible();
    await expect(resident.getByText(upheld).first()).toBeVisible();
    await expect(card(resident, "对这个结论不服")).toHaveCount(0);
  });
});
