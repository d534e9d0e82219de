import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { doVerb, listed, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DESIGN §6, step 10: what the street dispatches rings at the department, and nowhere else.

test("a clerk is told of a new assignment", async ({ browser }) => {
  test.setTimeout(120_000);
  const mark = uniqueMark("井盖");
  const clerk = await staff(browser, "clerk");
  const receipt = await report(await aResident(browser), {
    text: `${mark}：路口东侧井盖松动，车过时响。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });

  const dispatcher = await staff(browser, "dispatcher");
  await dispatcher.goto("/inbox");
  await expect
    .poll(
      async () => {
        await dispatcher.reload();
        return listed(dispatcher).filter({ hasText: receipt.number }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await dispatcher.getByRole("link", { name: receipt.number }).click();
  await expect(dispatcher.getByRole("heading", { level: 1 })).toContainText(mark);
  await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
    form.getByLabel("交办内容").fill(`${mark}：井盖松动，请现场更换。`),
  );

  await expect
    .poll(
      async () => {
        await clerk.goto("/inbox");
        return listed(clerk).filter({ hasText: receipt.number }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
  await expect(
    clerk.getByRole("banner").getByRole("link", { name: /^消息，\d+\+? 条未读$/ }),
  ).toBeVisible();
  const notice = listed(clerk).filter({ hasText: receipt.number });
  await expect(notice).toContainText("新承办单");
  await expect(notice).toContainText("请签收");
  // Numbers, kinds and places; never what the resident wrote.
  await expect(notice).not.toContainText(mark);
  expect(await noSideways(clerk)).toBe(true);

  await notice.getByRole("link", { name: receipt.number }).focus();
  await clerk.keyboard.press("Enter");
  await expect(clerk.getByRole("heading", { level: 1 })).toContainText(mark);
  await expect(clerk.getByRole("main")).toContainText(receipt.number);

  // Opening it has marked it; the list of all keeps it.
  await clerk.goto("/inbox");
  await expect(clerk.getByRole("heading", { level: 1, name: "消息" })).toBeVisible();
  await expect(listed(clerk).filter({ hasText: receipt.number })).toHaveCount(0);
  await clerk.goto("/inbox?show=all");
  await expect(listed(clerk).filter({ hasText: receipt.number })).toHaveCount(1);

  const dispatched = await staff(browser, "dispatcher");
  await dispatched.goto("/inbox?show=all");
  await expect(listed(dispatched).filter({ hasText: "新承办单" })).toHaveCount(0);
});
