import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Browser, type Locator, type Page } from "@playwright/test";
import { aResident, desk, district, phone, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, listed, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// WCAG 2.2 AA on every kind of page, on a telephone and on a desk, and the two longest forms with
// the keyboard alone.

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const windows = { phone, desk };

const publicPages = ["/", "", "/report", "/track", "/rate", "/feedback", "/privacy"].map((below) =>
  below === "/" ? below : `/${district}${below}`,
);

const staffPages: Record<string, readonly string[]> = {
  dispatcher: ["/desk", "/tickets", "/tickets/new", "/tickets/import", "/replies", "/password"],
  clerk: ["/desk", "/assignments"],
  secretary: [
    "/dashboard?period=90",
    "/dashboard/units?period=90",
    "/dashboard/published",
    "/dashboard/times?period=90",
    "/map",
    "/topics",
    "/proactive",
    "/councils",
    "/councils/rows?figure=part_time",
    "/councils/import",
    "/party",
    "/party/import",
    "/property",
    "/reviews",
    "/units",
    "/units/blind-spots",
  ],
  grid: ["/desk", "/tickets/new"],
  admin: [
    "/admin/areas",
    "/admin/organizations",
    "/admin/people",
    "/admin/people/new",
    "/admin/people/import",
    "/admin/retention",
    "/admin/systems",
  ],
};

/** Lists whose first matter is opened too, and what can be opened from there. */
const firstOf: Record<string, readonly [list: string, link: string, more: string]> = {
  dispatcher: ["/tickets?group=waiting", 'main a[href^="/tickets/0"]', ""],
  center: ["/tickets?group=closed", 'main a[href^="/tickets/0"]', "/print"],
  clerk: ["/assignments", 'main a[href^="/assignments/0"]', "/print"],
  community: ["/councils", 'main a[href^="/councils/0"]', "/meetings"],
  admin: [
    "/admin/people",
    'main td a[href^="/admin/people/0"], main th a[href^="/admin/people/0"]',
    "",
  ],
};

for (const [size, options] of Object.entries(windows)) {
  test(`the public pages can be used by everybody (${size})`, async ({ browser }) => {
    const page = await (await browser.newContext(options)).newPage();
    for (const address of [...publicPages, "/sign-in", "/sign-in?ended=1"]) {
      await open(page, address);
      await expectUsable(page, address);
    }
    const mark = uniqueMark("无障碍");
    const receipt = await report(page, {
      text: `${mark}：盲道被共享单车占满。`,
      category: "人行道与盲道",
      place: { typed: "北街", name: "北街居委会" },
    });
    await expectUsable(page, "the receipt");
    await track(page, receipt);
    await expectUsable(page, "the own ticket");
  });
}

for (const name of new Set([...Object.keys(staffPages), ...Object.keys(firstOf)])) {
  test(`the pages of ${name} can be used by everybody`, async ({ browser }) => {
    test.setTimeout(180_000);
    const first = await staff(browser, name);
    const addresses = [...(staffPages[name] ?? []), ...(await opened(first, name))];
    const storageState = await first.context().storageState();
    await first.context().close();
    for (const options of Object.values(windows)) {
      const page = await (await browser.newContext({ ...options, storageState })).newPage();
      for (const address of addresses) {
        await open(page, address);
        await expectUsable(page, address);
      }
      await page.context().close();
    }
  });
}

test("the report can be written and sent with the keyboard alone", async ({ browser }) => {
  const page = await keyboardPage(browser);
  await page.goto(`/${district}/report`);
  await alive(page.getByLabel("是什么事？"));
  await tabTo(page, page.getByLabel("是什么事？"));
  await page.keyboard.type("键盘填写：楼道照明坏了，晚上看不清台阶。");
  await tabTo(page, page.getByLabel("属于哪一类？"));
  await page.keyboard.press("ArrowDown");
  await tabTo(page, page.getByRole("combobox", { name: "按名称查找地点" }));
  await page.keyboard.type("北街居委会");
  await expect(page.getByRole("option", { name: /北街居委会/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByText("已选地点")).toBeVisible();
  await tabTo(page, page.getByLabel("详细位置"));
  await page.keyboard.type("2 号楼");
  await tabTo(page, page.getByRole("textbox", { name: /^电话/ }));
  await page.keyboard.type("13900001111");
  await tabTo(page, page.getByLabel("办理单位可以打电话给我"));
  await page.keyboard.press("Space");
  const send = page.getByRole("button", { name: "提交", exact: true });
  await tabTo(page, send);
  await expectFocusSeen(send);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "已收到，请保存回执" })).toBeFocused();
});

test("a ticket can be dispatched with the keyboard alone", async ({ browser }) => {
  const mark = uniqueMark("键盘");
  await report(await aResident(browser), {
    text: `${mark}：路灯不亮已有三天。`,
    category: "路灯不亮",
    place: { typed: "北街", name: "北街居委会" },
  });
  const page = await staff(browser, "dispatcher");
  await page.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  const link = listed(page).getByRole("link", { name: mark }).first();
  await tabTo(page, link, 150);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(mark);

  const organization = page.getByRole("combobox", { name: "派给" });
  await alive(organization);
  await tabTo(page, organization);
  await page.keyboard.type("城管");
  await page.keyboard.press("Enter");
  await expect(organization).toHaveValue(/城管/);
  await tabTo(page, page.getByRole("radio", { name: /常规单/ }));
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("radio", { name: /应急单/ })).toBeChecked();
  await tabTo(page, page.getByLabel("交办内容"));
  await page.keyboard.press("End");
  await page.keyboard.type("请检修。");
  const send = page.getByRole("main").getByRole("button", { name: "派单", exact: true });
  await tabTo(page, send);
  await expectFocusSeen(send);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status", { name: "操作结果" })).toContainText("已派单");
});

async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
}

/** The address of the first matter of a list, and of its printed form. */
async function opened(page: Page, name: string): Promise<string[]> {
  const first = firstOf[name];
  if (first === undefined) return [];
  const [list, link, more] = first;
  await page.goto(list);
  const address = await page.locator(link).first().getAttribute("href");
  expect(address).not.toBeNull();
  return [address ?? "", ...(more === "" ? [] : [`${address ?? ""}${more}`])];
}

async function expectUsable(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .withTags(standards)
    .analyze();
  const serious = violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${what}: ${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  expect.soft(serious).toEqual([]);
  expect.soft(await noSideways(page), `${what} stands wider than its window`).toBe(true);
}

function keyboardPage(browser: Browser): Promise<Page> {
  return browser.newContext(desk).then((context) => context.newPage());
}

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, element: Locator, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    if (await element.evaluate((node) => node === document.activeElement)) return;
  }
  await expect(element).toBeFocused();
}

/** WCAG 2.2, 2.4.7: one sees where one is. */
async function expectFocusSeen(element: Locator): Promise<void> {
  const width = await element.evaluate((node) => parseFloat(getComputedStyle(node).outlineWidth));
  expect(width).toBeGreaterThanOrEqual(2);
}
