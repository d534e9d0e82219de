import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report, track } from "./support/resident";
import { alive, doVerb, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// DOMAIN §2.4, T5: nobody knows whose it is, so the street talks it over first. At the desk, by
// keyboard: h for the consultation and its end, d to send it out.

const why = "路面下有供水管和通信管，权属不清，先一起看现场。";
const found = "由区建管委主办修复路面，供水公司配合关阀。";

test("a street consults before it dispatches", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("会商");
  const resident = await aResident(browser);
  const receipt = await report(resident, {
    text: `${mark}：北街路面下陷，下面像是空的，还有流水声。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });

  const desk = await staff(browser, "dispatcher");
  await desk.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
  const row = desk.getByRole("list", { name: "待办队列" }).getByRole("listitem");
  await expect(row).toHaveCount(1);
  await alive(row.getByRole("link"));

  await test.step("h opens the consultation, Ctrl+Enter begins it", async () => {
    await row.getByRole("link").focus();
    await desk.keyboard.press("h");
    await expect(desk.getByLabel("会商单位")).toBeFocused();
    await desk.keyboard.type("区建管委、供水公司");
    await desk.getByLabel("为什么要会商").fill(why);
    await desk.keyboard.press("Control+Enter");
    await expect(desk.getByRole("status", { name: "操作结果" })).toContainText("已发起会商");
  });

  await test.step("the resident reads that it is being talked over", async () => {
    await track(resident, receipt);
    await expect(resident.getByText(/商/).first()).toBeVisible();
    await expect(resident.getByText(why)).toHaveCount(0);
  });

  await test.step("it stays in the queue, and h writes down what was agreed", async () => {
    await desk.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
    await expect(row).toContainText("正在会商");
    await alive(row.getByRole("link"));
    await row.getByRole("link").focus();
    await desk.keyboard.press("h");
    await expect(desk.getByLabel(/结论/).first()).toBeFocused();
    await desk.keyboard.type(found);
    await desk.keyboard.press("Control+Enter");
    await expect(desk.getByRole("status", { name: "操作结果" })).toContainText("结论已记下");
  });

  await test.step("then it is sent out", async () => {
    await desk.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
    await expect(desk.getByText(found).first()).toBeVisible();
    await doVerb(desk, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：请修复北街下陷路面，供水公司配合关阀。`),
    );
    await expect(row).toHaveCount(0);
  });
});
