import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { card, listed, uniqueMark } from "./support/screen";
import { test } from "./support/test";
import { registeredBefore } from "./support/time";

// Somebody who has waited for more than a day reminds the street and whoever has the work, once, and
// is told from when it may be again.

test("a resident urges", async ({ browser }) => {
  test.setTimeout(120_000);
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${uniqueMark("路灯")}：路灯坏了三天，晚上看不清路。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });
  await track(resident, receipt);
  await expect(card(resident, "催办").getByRole("button")).toHaveCount(0);
  await registeredBefore(receipt.number, 2);
  await track(resident, receipt);

  const urging = card(resident, "催办");
  await urging.getByRole("button", { name: "催办一次" }).click();
  await expect(urging).toContainText("您已催办 1 次");
  await expect(urging).toContainText("以后可以再催办");
  await expect(urging.getByRole("button")).toHaveCount(0);
  await expect(card(resident, "办理经过")).toContainText("您催办了一次");

  await test.step("and the street sees it", async () => {
    const dispatcher = await staff(browser, "dispatcher");
    await dispatcher.goto(`/tickets?q=${receipt.number}`);
    await listed(dispatcher).getByRole("link").first().click();
    await dispatcher.waitForURL(/\/tickets\/[0-9a-f-]{36}$/);
    await expect(dispatcher.getByText("居民催办 1 次")).toBeVisible();
    await expect(card(dispatcher, "办理经过")).toContainText("居民第 1 次催办");
  });
});
