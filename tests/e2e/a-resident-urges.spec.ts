import { expect, type Page } from "@playwright/test";
import { demoQueryCode } from "@/prisma/seed/accounts";
import { aResident, staff } from "./support/people";
import { track } from "./support/resident";
import { card, listed } from "./support/screen";
import { test } from "./support/test";

// Somebody who has waited for more than a day reminds the street and whoever has the work, once, and
// is told from when it may be again.

test("a resident urges", async ({ browser }) => {
  test.setTimeout(120_000);
  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto("/tickets?group=working&source=portal");
  const rows = await listed(dispatcher).allInnerTexts();
  const numbers = rows.flatMap((text) => /\b\d{13}\b/.exec(text)?.[0] ?? []).sort();
  const resident = await aResident(browser);
  const number = await test.step("finds the button on the own ticket", () =>
    firstThatMayUrge(resident, numbers));

  const urging = card(resident, "催办");
  await urging.getByRole("button", { name: "催办一次" }).click();
  await expect(urging).toContainText("您已催办 1 次");
  await expect(urging).toContainText("以后可以再催办");
  await expect(urging.getByRole("button")).toHaveCount(0);
  await expect(card(resident, "办理经过")).toContainText("您催办了一次");

  await test.step("and the street sees it", async () => {
    await dispatcher.goto(`/tickets?q=${number}`);
    await listed(dispatcher).getByRole("link").first().click();
    await dispatcher.waitForURL(/\/tickets\/[0-9a-f-]{36}$/);
    await expect(dispatcher.getByText("居民催办 1 次")).toBeVisible();
    await expect(card(dispatcher, "办理经过")).toContainText("居民第 1 次催办");
  });
});

/** Of the example tickets that residents sent in, the oldest one that nobody has urged. */
async function firstThatMayUrge(page: Page, numbers: readonly string[]): Promise<string> {
  for (const number of numbers) {
    await track(page, { number, code: demoQueryCode });
    if (await card(page, "催办").getByRole("button", { name: "催办一次" }).isVisible()) {
      return number;
    }
  }
  throw new Error(`none of ${String(numbers.length)} tickets may be urged`);
}
