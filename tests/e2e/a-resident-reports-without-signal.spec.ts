import { expect, type Page } from "@playwright/test";
import { aResident, district, staff } from "./support/people";
import { photoWithPlace } from "./support/photos";
import { fillReport, readReceipt, track } from "./support/resident";
import { alive, card, listed, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// A report is written where there is no signal: it survives the closed page, is sent when the signal
// is back, and is one ticket, also when only the answer was lost.

const place = { typed: "北街", name: "北街居委会" };
const phone = "13900006543";
const address = `/${district}/report`;

test("a resident reports without a signal", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("井盖");
  const text = `${mark}：路口的井盖被压碎了，夜里看不见，怕有人掉下去。`;
  const photos = [await photoWithPlace("井盖.jpg", "#5a6a79")];
  let page = await aResident(browser);
  const device = page.context();

  await test.step("what was written is there again after the page was closed", async () => {
    await page.goto(address);
    await fillReport(page, { text, category: "道路破损", place, phone, photos });
    await expect.poll(() => kept(page)).toHaveLength(2);
    await expect(page.getByText("用的是公用设备")).toBeVisible();
    await page.waitForTimeout(500);
    await page.close();
    page = await device.newPage();
    await page.goto(address);
    await expect(page.getByText("已恢复上次没有写完的内容")).toBeVisible();
    await expect(page.getByLabel("是什么事？")).toHaveValue(text);
    await expect(page.getByLabel("属于哪一类？").locator("option:checked")).toHaveText("道路破损");
    await expect(page.getByText("已选地点")).toBeVisible();
    await expect(page.getByRole("textbox", { name: /^电话/ })).toHaveValue(phone);
    await expect(page.getByLabel("办理单位可以打电话给我")).toBeChecked();
    await expect(page.getByRole("button", { name: "移除 井盖.jpg" })).toBeVisible();
  });

  await test.step("without a signal it stays, and may still be mended", async () => {
    await device.setOffline(true);
    // What lacks something would be refused when nobody looks: it does not wait.
    await page.getByLabel("属于哪一类？").selectOption("");
    await send(page);
    await expect(page.getByLabel("属于哪一类？")).toHaveAccessibleDescription(/请选择一项/);
    await expect(page.getByRole("link", { name: "属于哪一类：请选择一项。" })).toBeVisible();
    await expect(page.getByRole("button", { name: "移除 井盖.jpg" })).toBeVisible();
    await page.getByLabel("属于哪一类？").selectOption({ label: "道路破损" });
    await send(page);
    await expect(page.getByRole("heading", { name: "已存在本机" })).toBeFocused();
    await expect(page.getByText("照片 1 张")).toBeVisible();
    expect(await noSideways(page)).toBe(true);
    await page.getByRole("button", { name: "修改" }).click();
    await expect(page.getByLabel("是什么事？")).toHaveValue(text);
    await expect(page.getByRole("button", { name: "移除 井盖.jpg" })).toBeVisible();
    await page.getByLabel("详细位置").fill("北街 12 号门口");
    await send(page);
    await expect(page.getByRole("heading", { name: "已存在本机" })).toBeVisible();
  });

  const receipt =
    await test.step("with the signal it is sent by itself, and the device forgets", async () => {
      await device.setOffline(false);
      await expect(page.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
      const got = await readReceipt(page);
      await expect.poll(() => kept(page)).toEqual([]);
      return got;
    });

  await test.step("once, and whole", async () => {
    await track(page, receipt);
    await expect(card(page, "您反映的内容")).toContainText(mark);
    await expect(card(page, "您反映的内容")).toContainText("北街 12 号门口");
    await expect(card(page, "您反映的内容").getByRole("img")).toHaveCount(1);
    await expectOne(await staff(browser, "dispatcher"), mark);
  });
});

test("a resident whose answer was lost gets the same number", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("路灯");
  let page = await aResident(browser);
  const device = page.context();
  await page.goto(address);
  await fillReport(page, {
    text: `${mark}：小区门口两盏路灯都不亮，晚上走路看不清。`,
    category: "路灯不亮",
    place,
    name: "王阿姨",
  });

  const lost = await test.step("the server has done its work, the answer never comes", async () => {
    let answer = "";
    await page.route(`**${address}`, async (route) => {
      if (route.request().method() !== "POST") return route.fallback();
      answer = await (await route.fetch()).text();
      await route.abort("connectionreset");
    });
    await send(page);
    await expect(page.getByText("没有等到回音，可能已经送到")).toBeVisible();
    // It may have arrived as it was; it must not be changed any more.
    await expect(page.getByRole("button", { name: "修改" })).toHaveCount(0);
    const number = /"number":"(\d{13})"/.exec(answer)?.[1];
    expect(number).toBeDefined();
    return number;
  });

  const receipt = await test.step("opened again, the page asks for it by itself", async () => {
    await page.close();
    page = await device.newPage();
    await page.goto(address);
    await expect(page.getByRole("heading", { name: "已收到，请保存回执" })).toBeVisible();
    await expect.poll(() => kept(page)).toEqual([]);
    return readReceipt(page);
  });

  await test.step("the number is the first one, its code opens it, and there is one ticket", async () => {
    expect(receipt.number).toBe(lost);
    await track(page, receipt);
    await expect(card(page, "您反映的内容")).toContainText(mark);
    await expectOne(await staff(browser, "dispatcher"), mark);
  });
});

test("a resident takes a draft off a shared device", async ({ browser }) => {
  const page = await aResident(browser);
  await page.goto(address);
  const text = page.getByLabel("是什么事？");
  await alive(text);
  await text.fill("楼道里堆了很多纸箱，担心着火。");
  await expect.poll(() => kept(page)).toHaveLength(1);
  page.on("dialog", (dialog) => void dialog.accept());
  await page.getByRole("button", { name: "丢弃草稿" }).click();
  await expect(text).toHaveValue("");
  await expect.poll(() => kept(page)).toEqual([]);
  await page.reload();
  await alive(text);
  await expect(text).toHaveValue("");

  await test.step("and after a week it goes by itself", async () => {
    await text.fill("楼道里堆了很多纸箱，担心着火。");
    await expect.poll(() => kept(page)).toHaveLength(1);
    await page.clock.setSystemTime(Date.now() + 8 * 86_400_000);
    await page.reload();
    await alive(text);
    await expect.poll(() => kept(page)).toEqual([]);
    await expect(text).toHaveValue("");
  });
});

test("the form weighs little", async ({ browser }) => {
  const page = await aResident(browser);
  await page.goto(address, { waitUntil: "networkidle" });
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType("resource")
      .filter((one) => one instanceof PerformanceResourceTiming)
      .filter(({ name }) => new URL(name).pathname.endsWith(".js"))
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThan(215_000);
});

function send(page: Page): Promise<void> {
  return page.getByRole("button", { name: "提交", exact: true }).click();
}

/** The keys of what lies on the device. */
function kept(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((tell, fail) => {
        const opening = indexedDB.open("gezhi-drafts", 1);
        opening.onerror = () => fail(new Error("closed"));
        opening.onupgradeneeded = () => opening.result.createObjectStore("report");
        opening.onsuccess = () => {
          const asked = opening.result.transaction("report").objectStore("report").getAllKeys();
          asked.onsuccess = () => {
            opening.result.close();
            tell(asked.result.map(String));
          };
        };
      }),
  );
}

/** The street has this matter once. */
async function expectOne(dispatcher: Page, mark: string): Promise<void> {
  await dispatcher.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await expect(listed(dispatcher)).toHaveCount(1);
}
