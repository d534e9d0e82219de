import { expect } from "@playwright/test";
import { acceptOrder, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { card, doVerb, openMatter, uniqueMark } from "./support/screen";
import { dueSoon } from "./support/time";
import { test } from "./support/test";

// DOMAIN §2.4, T16: at the expiry of the limit the street asks the resident, whether or not there is a
// result; never the unit that handles.

test("a street calls back at the due time", async ({ browser }) => {
  test.setTimeout(120_000);
  const mark = uniqueMark("到期");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：门口的路灯坏了一周。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
    phone: "13900001234",
  });
  const street = await staff(browser, "dispatcher");
  await sendOut(street, mark, `${mark}：请修复路灯。`);
  const clerk = await staff(browser, "clerk");
  await acceptOrder(clerk, mark);
  const verb = { verb: "到期回访", go: "记下回访", done: "到期回访已记录" };

  await test.step("before the time is over nobody asks", async () => {
    await openMatter(street, "/tickets", mark);
    await expect(street.getByText("到期回访", { exact: true })).toHaveCount(0);
  });

  await dueSoon(receipt.number, -5, 3);
  await test.step("once it is, somebody of the street does", async () => {
    await clerk.reload();
    await expect(clerk.getByText("到期回访", { exact: true })).toHaveCount(0);
    await street.reload();
    await doVerb(street, verb, async (form) => {
      await form.getByText("联系上了", { exact: true }).click();
      await form
        .getByLabel("怎么说明的，居民说了什么")
        .fill("已说明材料明天到，居民同意再等两天。");
    });
    await expect(card(street, "回访记录")).toContainText("居民同意再等两天");
    await expect(street.locator("[data-verb=callAtDue]")).toHaveCount(0);
  });

  await test.step("it ends nothing: the matter goes on, and the note stays inside", async () => {
    await expect(
      street.getByRole("main").getByText("已签收", { exact: true }).first(),
    ).toBeVisible();
    await track(resident, receipt);
    await expect(resident.getByText("居民同意再等两天")).toHaveCount(0);
  });
});
