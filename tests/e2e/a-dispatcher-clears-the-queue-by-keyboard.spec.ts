import { expect } from "@playwright/test";
import { tell } from "@/tests/proofs/figure";
import { Keys } from "@/tests/proofs/tickets/keys";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// Two hundred tickets a day: the hands stay on the keyboard. From the queue a ticket with a good
// proposal is sent out with at most three key strokes, and the next one is there by itself.

test("a dispatcher clears the queue by keyboard", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("连办");
  const resident = await aResident(browser);
  for (const what of ["路灯不亮", "井盖松动"]) {
    await report(resident, {
      text: `${mark}：北街${what}，晚上走路不安全，请尽快派人来看。`,
      category: "道路破损",
      place: { typed: "北街", name: "北街居委会" },
    });
  }

  const page = await staff(browser, "dispatcher");
  await page.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
  const rows = page.getByRole("list", { name: "待办队列" }).getByRole("listitem");
  await expect(rows).toHaveCount(2);
  await alive(rows.first().getByRole("link"));
  const keys = new Keys(page);

  await test.step("j and k walk, Enter opens, the focus is always on a line", async () => {
    await keys.press("j");
    await expect(rows.nth(1).getByRole("link")).toBeFocused();
    await keys.press("Enter");
    await expect(page).toHaveURL(/ticket=/);
    await expect(rows.nth(1).getByRole("link")).toHaveAttribute("aria-current", "true");
    await keys.press("k");
    await expect(rows.nth(0).getByRole("link")).toBeFocused();
    await keys.press("Enter");
    await expect(rows.nth(0).getByRole("link")).toHaveAttribute("aria-current", "true");
  });

  await test.step("no key works while somebody types; Escape leads back to the line", async () => {
    await keys.press("/");
    await expect(page.getByRole("searchbox")).toBeFocused();
    await page.getByRole("searchbox").press("End");
    await keys.press("d");
    await expect(page.getByRole("searchbox")).toHaveValue(`${mark}d`);
    await keys.press("Backspace");
    await keys.press("Escape");
    await expect(rows.nth(0).getByRole("link")).toBeFocused();
  });

  await test.step("? tells all keys", async () => {
    await page.keyboard.press("Shift+?");
    await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "键盘快捷键" })).toBeHidden();
  });

  await test.step("a takes it", async () => {
    await rows.nth(0).getByRole("link").focus();
    await keys.press("a");
    await expect(page.getByText(/您在 .* 领取/)).toBeVisible();
    await expect(rows.nth(0)).toContainText("我已领取");
  });

  await test.step("d and Ctrl+Enter send it out, and the next one is there", async () => {
    await rows.nth(0).getByRole("link").focus();
    keys.count = 0;
    await keys.press("d");
    await expect(page.getByLabel("派给")).toBeFocused();
    await keys.press("Control+Enter");
    await expect(page.getByRole("status", { name: "操作结果" }).getByText("已派单")).toBeVisible();
    expect(keys.count).toBeLessThanOrEqual(3);
    await expect(rows).toHaveCount(1);
    await expect(rows.first().getByRole("link")).toBeFocused();
    await expect(rows.first().getByRole("link")).toHaveAttribute("aria-current", "true");
  });

  await test.step("and again, without a hand on the mouse", async () => {
    keys.count = 0;
    await keys.press("d");
    await expect(page.getByLabel("派给")).toBeFocused();
    await keys.press("Control+Enter");
    await expect(rows).toHaveCount(0);
    const told = keys.figure();
    tell([told]);
    expect(told.ok).toBe(true);
  });

  await page.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await expect(page.getByRole("main").getByText("待签收", { exact: true })).toHaveCount(2);
});
