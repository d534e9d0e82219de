import { expect, type Page } from "@playwright/test";
import { byPhone } from "./support/members";
import { staff } from "./support/people";
import { photoWithPlace } from "./support/photos";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 共驻共建 (DOMAIN §5.4): need → resource → project in three clicks; the unit confirms on the phone, both do their part.

test("a community finds a resource for its need, the unit confirms, both sign an agreement, and the project ticks it off", async ({
  browser,
}) => {
  const title = uniqueMark("托管班教室");
  const offer = uniqueMark("多功能教室");
  const liaison = await byPhone(browser, "liaison", 0);
  await liaison.goto("/unit/co-building");
  expect(await noSideways(liaison)).toBe(true);
  await liaison.getByRole("link", { name: "登记资源" }).click();
  await alive(liaison.getByLabel("名称"));
  await liaison.getByLabel("名称").fill(offer);
  await liaison.getByRole("textbox", { name: "说明" }).fill("三十座，可用于托管班，带空调。");
  await liaison.getByLabel("可用时间").fill("工作日白天");
  await liaison.getByLabel("联系方式").fill("办公室 021-00000000");
  await liaison.getByRole("button", { name: "登记", exact: true }).click();
  await expect(liaison.getByRole("heading", { level: 1, name: offer })).toBeVisible();

  const secretary = await staff(browser, "community");
  await secretary.goto("/co-building/needs/add");
  await alive(secretary.getByLabel("名称"));
  await secretary.getByLabel("名称").fill(title);
  await secretary.getByRole("textbox", { name: "说明" }).fill("暑期托管班要一间教室，三十名孩子。");
  await secretary.getByRole("button", { name: "登记", exact: true }).click();
  await expect(secretary.getByRole("heading", { level: 1, name: title })).toBeVisible();

  // Three clicks: the resource that would fit, the claim, the proposal.
  await secretary.getByRole("link", { name: offer }).click();
  await expect(secretary.getByText(title).first()).toBeVisible();
  await alive(secretary.getByRole("button", { name: "认领资源" }));
  await secretary.getByRole("button", { name: "认领资源" }).click();
  const dialog = secretary.getByRole("dialog");
  await dialog.getByLabel("结束").fill("2099-08-31");
  await dialog.getByLabel("校居共建").check();
  await dialog.getByLabel("文化活动联办").check();
  await dialog.getByRole("button", { name: "提出", exact: true }).click();
  await secretary.waitForURL(/\/co-building\/projects\//);
  await expect(secretary.getByText("待确认").first()).toBeVisible();

  // What waits stands first on the unit's home, and is counted beside 更多.
  await liaison.goto("/unit");
  const home = liaison.locator("#waits");
  // The number leaves the name and the caret free, also where it has two digits.
  const more = liaison.getByRole("navigation").locator("summary");
  const parts = () =>
    more.evaluate((summary) => {
      const number = summary.querySelector("span span");
      if (number !== null) number.textContent = "88";
      const caret = summary.querySelector("svg");
      return {
        number: number?.getBoundingClientRect().right ?? Infinity,
        caret: caret?.getBoundingClientRect().left ?? -Infinity,
        end: caret?.getBoundingClientRect().right ?? Infinity,
      };
    });
  const { number, caret, end } = await parts();
  expect(number).toBeLessThanOrEqual(caret);
  expect(end).toBeLessThanOrEqual(360);
  await home.getByRole("link", { name: title, exact: true }).click();
  await liaison.waitForURL(/\/unit\/co-building\/projects\//);
  const confirm = liaison.getByRole("button", { name: "确认参加" });
  await alive(confirm);
  await confirm.click();
  await liaison.getByRole("dialog").getByRole("button", { name: "确认", exact: true }).click();
  await expect(liaison.getByRole("status", { name: "操作结果" })).toContainText("已确认");
  expect(await noSideways(liaison)).toBe(true);

  await secretary.reload();
  const start = secretary.getByRole("button", { name: "启动" });
  await alive(start);
  await start.click();
  await secretary.getByRole("dialog").getByRole("button", { name: "启动" }).click();
  await expect(secretary.getByText("进行中").first()).toBeVisible();
  // What the two promise each other is written down from the project, in one click.
  const projectAddress = secretary.url();
  await secretary.getByRole("link", { name: "起草协议" }).click();
  await alive(secretary.getByLabel("协议名称"));
  await expect(secretary.getByLabel("协议名称")).toHaveValue(title);
  await secretary.getByLabel("结束").fill("2099-08-31");
  await secretary.getByRole("button", { name: "起草", exact: true }).click();
  await secretary.waitForURL(/\/co-building\/agreements\/[0-9a-f-]{36}$/);
  const agreement = secretary.url();
  const add = secretary.getByRole("button", { name: "加承诺" });
  await alive(add);
  await add.click();
  const promise = secretary.getByRole("dialog");
  await promise.getByLabel("承诺内容").fill("每天开放多功能教室，带空调。");
  const who = promise.getByLabel("由谁承担");
  const unit = await who.locator("option").last().textContent();
  await who.selectOption({ label: unit ?? "" });
  await promise.getByRole("button", { name: "加上" }).click();
  // It has neither a day nor a rhythm: said beside the field, nothing typed is lost.
  await expect(promise.getByText("错误：完成日期和多久一次，填一个。")).toBeVisible();
  await expect(promise.getByLabel("承诺内容")).toHaveValue("每天开放多功能教室，带空调。");
  await promise.getByLabel("多久一次").selectOption({ label: "每月一次" });
  await promise.getByRole("button", { name: "加上" }).click();
  await expect(secretary.getByText("每天开放多功能教室，带空调。").first()).toBeVisible();
  await confirmBy(secretary);
  await expect(secretary.getByText("待各方确认").first()).toBeVisible();

  // The unit finds it on its home, reads it on the phone, asks for a change, and confirms what was changed.
  const onPhone = agreement.replace("/co-building/", "/unit/co-building/");
  await liaison.goto("/unit");
  await home
    .getByRole("listitem")
    .filter({ hasText: "请确认协议" })
    .getByRole("link", { name: title, exact: true })
    .click();
  await liaison.waitForURL(onPhone);
  expect(await noSideways(liaison)).toBe(true);
  const giveBack = liaison.getByRole("button", { name: "退回商改" });
  await alive(giveBack);
  await giveBack.click();
  await liaison.getByRole("dialog").getByLabel("要改什么").fill("每月一次改为每季度一次。");
  await liaison.getByRole("dialog").getByRole("button", { name: "退回" }).click();
  await expect(liaison.getByText("每月一次改为每季度一次。")).toBeVisible();
  // What came back waits on the secretary's desk, and in the list that its number opens.
  await secretary.goto("/desk");
  await secretary.locator("#coBuilding").getByRole("link", { name: "查看全部" }).click();
  await secretary.waitForURL(/list=waiting/);
  await secretary
    .getByRole("listitem")
    .filter({ hasText: "协议退回商改" })
    .getByRole("link", { name: title, exact: true })
    .click();
  await secretary.waitForURL(agreement);
  await expect(secretary.getByText("每月一次改为每季度一次。")).toBeVisible();
  await confirmBy(secretary);
  await liaison.reload();
  await confirmBy(liaison);
  await expect(liaison.getByText("生效中").first()).toBeVisible();
  await liaison.goto(`${onPhone}/print`);
  await expect(liaison.getByRole("heading", { level: 1 })).toContainText(title);
  expect(await noSideways(liaison)).toBe(true);

  await secretary.goto(projectAddress);
  await expect(secretary.getByRole("link", { name: title, exact: true }).last()).toBeVisible();
  await alive(secretary.getByRole("button", { name: "结项" }));
  await secretary.getByRole("button", { name: "结项" }).click();
  await secretary.getByRole("dialog").getByLabel("成果").fill("办了二十天，三十名孩子参加。");
  // A photo of it, which nobody has to add.
  const picture = await photoWithPlace("托管班.jpg", "#336699");
  await secretary.getByRole("dialog").getByLabel("照片").setInputFiles(picture);
  await secretary.getByRole("dialog").getByRole("button", { name: "结项" }).click();
  await expect(secretary.getByText("办了二十天，三十名孩子参加。")).toBeVisible();
  await expect(secretary.getByRole("img", { name: /第 1 张/ })).toBeVisible();
  await photosOnPhone(liaison, projectAddress.replace("/co-building/", "/unit/co-building/"));
  await secretary.reload();
  await expect(secretary.getByRole("img", { name: /第 2 张/ })).toBeVisible();

  // The project that is done ticks the promise off; nothing is typed for it.
  await secretary.goto(agreement);
  const tick = secretary.getByRole("button", { name: "用记录勾销" });
  await alive(tick);
  await tick.click();
  const records = secretary.getByRole("dialog").getByLabel("哪一条记录");
  await records.selectOption({ index: 1 });
  await secretary.getByRole("dialog").getByRole("button", { name: "勾销" }).click();
  await expect(secretary.getByText("已有 1 条记录")).toBeVisible();
  await liaison.goto(onPhone);
  await expect(liaison.getByText("已有 1 条记录")).toBeVisible();
  const [file] = await Promise.all([
    secretary.waitForEvent("download"),
    secretary
      .goto(`${agreement}/print`)
      .then(() => secretary.getByRole("link", { name: /Word/ }).click()),
  ]);
  expect(file.suggestedFilename()).toContain(title);
});

/** The unit sees the place's photo, adds two of its own and takes one of them down again. */
async function photosOnPhone(liaison: Page, address: string): Promise<void> {
  await liaison.goto(address);
  const first = liaison.getByRole("img", { name: /第 1 张/ });
  await expect(first).toBeVisible();
  // The picture itself has come, not its words alone.
  await expect
    .poll(() => first.evaluate((img) => (img instanceof HTMLImageElement ? img.naturalWidth : 0)))
    .toBeGreaterThan(0);
  await expect(liaison.getByRole("button", { name: "撤下第 1 张" })).toHaveCount(0);
  const add = liaison.getByRole("button", { name: "加照片" });
  await alive(add);
  await add.click();
  const form = liaison.getByRole("dialog");
  const noPhoto = { name: "说明.jpg", mimeType: "image/jpeg", buffer: Buffer.from("text") };
  await form.getByLabel("照片").setInputFiles(noPhoto);
  await form.getByRole("button", { name: "加上" }).click();
  await expect(form.getByText(/不是能识别的照片/).first()).toBeVisible();
  await form.getByRole("button", { name: /说明.jpg/ }).click();
  await form
    .getByLabel("照片")
    .setInputFiles([
      await photoWithPlace("一.jpg", "#884422"),
      await photoWithPlace("二.jpg", "#228844"),
    ]);
  await form.getByRole("button", { name: "加上" }).click();
  const third = liaison.getByRole("img", { name: /第 3 张/ });
  await expect(third).toBeVisible();
  const source = (await third.getAttribute("src")) ?? "";
  expect((await liaison.request.get(source)).status()).toBe(200);
  expect(await noSideways(liaison)).toBe(true);
  const hide = liaison.getByRole("button", { name: "撤下第 3 张" });
  await alive(hide);
  await hide.click();
  await liaison.getByRole("dialog").getByRole("button", { name: "撤下", exact: true }).click();
  await expect(third).toHaveCount(0);
  expect((await liaison.request.get(source)).status()).toBe(404);
  await expect(liaison.getByRole("img", { name: /第 2 张/ })).toBeVisible();
}

/** The own side's word. */
async function confirmBy(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "确认协议" });
  await alive(button);
  await button.click();
  await page.getByRole("dialog").getByRole("button", { name: "确认", exact: true }).click();
  await expect(page.getByRole("status", { name: "操作结果" })).toContainText("已确认");
}
