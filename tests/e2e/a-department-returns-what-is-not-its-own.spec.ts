import { expect, type Page } from "@playwright/test";
import { acceptOrder, deskLine, dispatchOpen, expectDone, sendOut } from "./support/desk";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { card, doVerb, noSideways, openMatter, uniqueMark, verbForm } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.4, T8 to T10, and §2.8: a unit says once, with the code of the reason and the line of the
// duty list, that a matter is not its own. Somebody else decides, at the desk, by y and n; what was
// refused or designated is final, and the resident reads where the matter went.

const first = "区建管委";
const second = "区城管执法局";
const reference = "区级职责清单 建管 3.2";
const reason = "该段围墙属于小区内部设施，不在本单位管养范围内。";

test("a department returns what is not its own", async ({ browser }) => {
  test.setTimeout(300_000);
  const [kept, moved] = [uniqueMark("自管"), uniqueMark("移交")];
  const resident = await aResident(browser);
  const place = { typed: "北街", name: "北街居委会" };
  const category = "道路破损";
  await report(resident, { text: `${kept}：人行道塌了一块，晚上容易绊倒。`, category, place });
  const receipt = await report(resident, {
    text: `${moved}：围墙外的人行道被占，砖也破了。`,
    category,
    place,
  });

  const dispatcher = await staff(browser, "dispatcher");
  const clerk = await staff(browser, "clerk");
  const other = await staff(browser, "clerk2");
  await sendOut(dispatcher, kept, `${kept}：请修复人行道。`);
  await sendOut(dispatcher, moved, `${moved}：请清理占道并修复。`, second);

  await test.step("without the line of the duty list it is not taken, and nothing is lost", async () => {
    await acceptOrder(clerk, kept);
    const form = await verbForm(clerk, "申请退单", "申请退单");
    await form.getByText("不属于本单位职责", { exact: true }).click();
    await form.getByLabel("具体说明").fill(reason);
    await form.getByRole("button", { name: "申请退单", exact: true }).click();
    await expect(form.getByText("职责清单或法规依据").last()).toBeVisible();
    await expect(form.getByLabel("具体说明")).toHaveValue(reason);
    await askReturn(clerk);
    await expect(clerk.getByText("退单待审").first()).toBeVisible();
  });

  await test.step("the street refuses at its desk with n: the unit goes on, and cannot ask again", async () => {
    await deskLine(dispatcher, "asking", kept);
    await dispatcher.keyboard.press("n");
    await expect(dispatcher.getByLabel("不同意的理由")).toBeFocused();
    await expect(dispatcher.getByText(reference).first()).toBeVisible();
    await dispatcher.keyboard.type("这一段是市政道路，请继续办理。");
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已退回原单位继续办理");
    await clerk.reload();
    await expect(clerk.getByText("这一段是市政道路，请继续办理。").first()).toBeVisible();
    await expect(clerk.getByText("已裁定由本单位办理，不能再退").first()).toBeVisible();
    await expect(clerk.getByText("申请退单", { exact: true })).toHaveCount(0);
  });

  await test.step("another unit asks, and y takes the matter back", async () => {
    await openMatter(other, "/assignments", moved);
    await askReturn(other);
    await deskLine(dispatcher, "asking", moved);
    await dispatcher.keyboard.press("y");
    await expect(dispatcher.getByLabel("审核意见")).toBeFocused();
    await dispatcher.keyboard.type("情况属实，改派。");
    await dispatcher.keyboard.press("Control+Enter");
    await expectDone(dispatcher, "已同意退单，请重新派单");
    await track(resident, receipt);
    await expect(resident.getByText(`${second} 说明不由其办理，街道正在重新派单`)).toBeVisible();
    await expect(resident.getByText(reason)).toHaveCount(0);
    expect(await noSideways(resident)).toBe(true);
  });

  await test.step("it cannot go back to the same unit", async () => {
    await openMatter(dispatcher, "/tickets", moved);
    const form = await verbForm(dispatcher, "派单", "派单");
    await expect(form.getByText("退过这件工单的单位没有列出。")).toBeVisible();
    await form.getByRole("combobox", { name: "派给" }).fill(second);
    await expect(
      dispatcher.getByRole("option").filter({ hasText: second, visible: true }),
    ).toHaveCount(0);
    await dispatcher.keyboard.press("Escape");
  });

  await test.step("the district designates the next one, for good", async () => {
    const center = await staff(browser, "center");
    await openMatter(center, "/tickets", moved);
    await dispatchOpen(center, `${moved}：请修复人行道。`, undefined, async (form) => {
      await form.getByText("指定承办", { exact: true }).click();
      await form.getByLabel("指定的理由").fill("按职责清单，市政人行道由区建管委管养。");
    });
    await expect(card(center, "承办情况")).toContainText(first);
    await openMatter(clerk, "/assignments", moved);
    await expect(card(clerk, "交办内容")).toContainText("指定的理由");
    await expect(clerk.getByText("已裁定由本单位办理，不能再退")).toBeVisible();
    await expect(clerk.getByText("申请退单", { exact: true })).toHaveCount(0);
    await track(resident, receipt);
    await expect(resident.getByText(`已派给 ${first} 办理`)).toBeVisible();
  });
});

/** Who returned it once before keeps what was typed; the line of the duty list is what was missing. */
async function askReturn(clerk: Page): Promise<void> {
  await doVerb(
    clerk,
    { verb: "申请退单", go: "申请退单", done: "退单申请已提交" },
    async (form) => {
      await form.getByText("不属于本单位职责", { exact: true }).click();
      await form.getByLabel("职责清单或法规依据").fill(reference);
      await form.getByLabel("具体说明").fill(reason);
    },
  );
}
