import { expect, type Page } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { tellHandling } from "./support/result";
import { largePhoto, photoWithPlace, tracesIn } from "./support/photos";
import { report, track } from "./support/resident";
import { card, doVerb, noSideways, openMatter, uniqueMark, verbForm } from "./support/screen";
import { expectBox, expectFilled, expectReadable } from "./support/looks";
import { test } from "./support/test";

// The whole loop of DOMAIN §2, by everybody who takes part in it: report, dispatch, sign for, contact,
// submit, sign off, check on site, rate, close. It runs in the newest and in the oldest browser.

const phoneNumber = "13900004321";
const words = "路口东侧人行道的路面塌陷，昨晚有老人绊倒。我是王建国，电话13900004321，请尽快修。";
const task = "路口东侧人行道路面塌陷，请现场修复并设置警示。";
const note = "这位居民上月反映过同一路段，先核对有没有重复。";
const remark = "已约施工队，材料走小修项目。";
const result = "11月22日已回填夯实并重铺面砖，撤除警示围挡，已电话答复。";

test("a resident's issue is solved", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("塌陷");
  const resident = await aResident(browser);
  const photos = [await photoWithPlace("现场.jpg", "#7a8a99"), await largePhoto("近照.jpg")];

  const receipt = await test.step("the resident reports on a telephone", async () => {
    await resident.goto("/minhang");
    await expectReadable(resident.getByRole("heading", { level: 1 }));
    await expectBox(resident.getByRole("main"), { width: 340, height: 300 });
    const got = await report(resident, {
      text: `${mark}：${words}`,
      category: "道路破损",
      place: { typed: "北街", name: "北街居委会" },
      address: "北街与东风路路口东侧",
      phone: phoneNumber,
      name: "王建国",
      photos,
    });
    expect(got.number).toMatch(/^\d{13}$/);
    expect(got.code.replaceAll("-", "")).toMatch(/^[0-9A-Z]{12}$/);
    expect(await noSideways(resident)).toBe(true);
    return got;
  });

  await test.step("and tracks it with number and code", async () => {
    await track(resident, receipt);
    await expect(resident.getByText("街道正在受理")).toBeVisible();
    await expect(card(resident, "您反映的内容")).toContainText(mark);
    await expect(card(resident, "您反映的内容").getByRole("img")).toHaveCount(2);
  });

  const dispatcher = await staff(browser, "dispatcher");
  await test.step("the street finds it on the desk and dispatches it", async () => {
    await dispatcher.goto("/tickets");
    await expectFilled(dispatcher.getByRole("banner"));
    await expectBox(dispatcher.getByRole("banner"), { width: 1200, height: 40 });
    await dispatcher.goto("/desk");
    await openMatter(dispatcher, "/tickets", mark);
    await expect(dispatcher.getByRole("heading", { level: 1 })).toContainText(mark);
    await expectFilled(dispatcher.getByRole("main").getByText("待派单", { exact: true }).first());
    await expect(card(dispatcher, "诉求人")).toContainText("同意承办单位来电");
    await expect(card(dispatcher, "诉求人")).not.toContainText(phoneNumber);
    await expectNoTraces(dispatcher, "居民提供的照片");

    await doVerb(dispatcher, { verb: "记一笔", go: "保存备注", done: "备注已保存" }, async (form) =>
      form.getByLabel("备注").fill(note),
    );
    const form = await verbForm(dispatcher, "派单", "派单");
    await expectFilled(form.getByRole("button", { name: "派单", exact: true }));
    await expect(form.getByLabel("派给")).toHaveValue("区建管委");
    await expect(form.getByRole("radio", { name: /常规单/ })).toBeChecked();
    // What the resident wrote is proposed without the telephone number.
    await expect(form.getByLabel("交办内容")).toHaveValue(/电话［已隐去］/);
    await form.getByLabel("交办内容").fill(`${mark}：${words}`);
    await expect(form.getByText(/处可能的个人信息/)).toBeVisible();
    await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (dispatch) =>
      dispatch.getByLabel("交办内容").fill(`${mark}：${task}`),
    );
    await expect(
      dispatcher.getByRole("main").getByText("待签收", { exact: true }).first(),
    ).toBeVisible();
    await expect(card(dispatcher, "承办情况")).toContainText("区建管委");
  });

  const clerk = await staff(browser, "clerk");
  await test.step("the department sees the task and nothing of the complainant", async () => {
    await openMatter(clerk, "/assignments", mark);
    await expect(card(clerk, "交办内容")).toContainText(task);
    await expectNothingOfComplainant(clerk);
    await expect(clerk.getByText(note)).toHaveCount(0);
    await expectNoTraces(clerk, "街道交来的照片");
  });

  await test.step("signs for it, writes to the resident and appoints a handler", async () => {
    await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收，请先联系居民" });
    await doVerb(clerk, { verb: "联系居民", go: "发送", done: "首次联系已记录" }, async (form) =>
      form.getByLabel("给居民的话").fill("我们今天下午到现场查看，请绕行东侧路口。"),
    );
    await doVerb(clerk, { verb: "指定经办人", go: "指定", done: "经办人已指定" }, async (form) => {
      await form.getByLabel("经办人").selectOption({ index: 1 });
    });
    await doVerb(clerk, { verb: "内部备注", go: "保存备注", done: "备注已保存" }, async (form) =>
      form.getByLabel("备注").fill(remark),
    );
    await expectNothingOfComplainant(clerk);
    await doVerb(clerk, { verb: "查看电话", go: "查看", done: "15 分钟后自动隐去" }, async (form) =>
      form.getByLabel("用途").fill("约定现场查看的时间"),
    );
    await expect(clerk.getByRole("link", { name: phoneNumber })).toBeVisible();
  });

  await test.step("and submits the result with photos, which the leader signs off", async () => {
    await doVerb(clerk, { verb: "提交办结", go: "报结果", done: "结果已报" }, async (form) => {
      await form.getByText("已解决", { exact: true }).click();
      await tellHandling(form);
      await form.getByLabel("办理结果").fill(result);
      await form
        .getByLabel("办理前照片")
        .setInputFiles(await photoWithPlace("办理前.jpg", "#996633"));
      await form
        .getByLabel("办理后照片")
        .setInputFiles(await photoWithPlace("办理后.jpg", "#339966"));
    });
    const leader = await staff(browser, "leader");
    await openMatter(leader, "/assignments", mark);
    await expect(card(leader, "交办内容")).toContainText(result);
    await doVerb(leader, { verb: "审签通过", go: "同意并报出", done: "已审签" });
    await leader.context().close();
  });

  await test.step("the community checks it on site", async () => {
    const community = await staff(browser, "community", "phone");
    await openMatter(community, "/tickets", mark);
    expect(await noSideways(community)).toBe(true);
    await doVerb(
      community,
      { verb: "核查通过", go: "核查通过", done: "核查通过，等待回访" },
      async (form) => {
        await form.getByLabel("核查情况").fill("现场路面平整，围挡已撤。");
        await form
          .getByLabel("现场照片")
          .setInputFiles(await photoWithPlace("核查.jpg", "#336699"));
      },
    );
    await community.context().close();
  });

  await test.step("the resident reads the result and rates it", async () => {
    await track(resident, receipt);
    await expect(resident.getByText("核查通过，请您评价").first()).toBeVisible();
    await expect(card(resident, "往来留言")).toContainText("我们今天下午到现场查看");
    await expect(resident.getByText(result).first()).toBeVisible();
    for (const internal of [note, remark, "约定现场查看的时间"]) {
      await expect(resident.getByText(internal)).toHaveCount(0);
    }
    const rating = card(resident, "请您评价");
    await rating.getByText("联系过", { exact: true }).click();
    await rating.getByText("解决了", { exact: true }).click();
    await rating.getByText("满意", { exact: true }).click();
    await rating.getByLabel("还有什么想说的").fill("修得很快，谢谢。");
    await rating.getByRole("button", { name: "提交评价" }).click();
    await expect(card(resident, "您的评价")).toContainText("修得很快，谢谢。");
  });

  await test.step("the street closes it", async () => {
    await dispatcher.goto("/desk");
    await openMatter(dispatcher, "/tickets", mark);
    await expect(card(dispatcher, "居民评价")).toContainText("修得很快");
    await doVerb(dispatcher, { verb: "结案", go: "结案", done: "已结案" }, async (form) => {
      await form.getByText("已解决", { exact: true }).click();
      await form.getByLabel("给居民的答复").fill("路面已修复，感谢您的反映和评价。");
    });
    await expectFilled(dispatcher.getByRole("main").getByText("已结案", { exact: true }).first());
  });

  await test.step("and the resident sees that it is closed", async () => {
    await track(resident, receipt);
    await expect(resident.getByText("已办结").first()).toBeVisible();
    await expect(resident.getByText("路面已修复，感谢您的反映和评价。").first()).toBeVisible();
    await expect(card(resident, "您的评价")).toBeVisible();
  });
});

/** Neither who complained, nor in which words (DOMAIN §2.12, §11.2 P4). */
async function expectNothingOfComplainant(page: Page): Promise<void> {
  const whole = await page.content();
  for (const secret of [phoneNumber, "王建国", "老人绊倒"]) expect(whole).not.toContain(secret);
}

/** The pictures under this heading tell nothing but what is on them. */
async function expectNoTraces(page: Page, heading: string): Promise<void> {
  const links = page.getByText(heading, { exact: true }).locator("..").getByRole("link");
  await expect(links).toHaveCount(2);
  for (const link of await links.all()) {
    const address = await link.getAttribute("href");
    const answer = await page.request.get(address ?? "");
    expect(answer.ok()).toBe(true);
    expect(await tracesIn(await answer.body())).toEqual([]);
  }
}
