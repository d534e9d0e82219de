import { expect } from "@playwright/test";
import { addPerson, firstSignIn, makeClerk } from "./support/newcomer";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive, doVerb, listed, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// A duty that ends with open work: it does not end before somebody has the work, and the history of
// each matter says from whom to whom it went.

test("a clerk leaves and hands over", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("移交");
  const admin = await staff(browser, "admin");
  const newcomer = await addPerson(admin, { name: "司马将离", organization: "建设和管理" });
  await makeClerk(admin, "建管委");
  const page = admin.url();
  const leaving = await firstSignIn(browser, newcomer);
  const clerk = await staff(browser, "clerk");
  const colleague = (await clerk.getByRole("banner").locator("summary").last().innerText()).trim();

  await test.step("the one who will leave has a matter in hand", async () => {
    await report(await aResident(browser), {
      text: `${mark}：北街 20 号门口的路面塌了一块。`,
      category: "道路破损",
      place: { typed: "北街", name: "北街居委会" },
    });
    const street = await staff(browser, "dispatcher");
    await street.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await listed(street).getByRole("link", { name: mark }).first().click();
    await doVerb(street, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：请修复北街 20 号门口的路面。`),
    );
    await street.context().close();
    await leaving.goto("/assignments?whose=free");
    await leaving.getByRole("button", { name: new RegExp(`认领：.*${mark}`) }).click();
    await expect(leaving.getByRole("status", { name: "操作结果" })).toContainText("已由您经办");
  });

  await test.step("the duty does not end before somebody has it", async () => {
    await admin.goto(page);
    const end = admin.getByRole("button", { name: "结束", exact: true });
    await alive(end);
    await end.click();
    const dialog = admin.getByRole("dialog");
    await expect(dialog).toContainText("这个岗位手上还有：经办中的承办单 1 件");
    // The administrator sees how much there is, and no matter.
    await expect(dialog).not.toContainText(mark);
    const go = dialog.getByRole("button", { name: "结束", exact: true });
    await go.click();
    await expect(dialog).toContainText("请选择移交给谁");
    await dialog.getByRole("radio", { name: colleague }).check();
    await go.click();
    await expect(admin.getByText("岗位已结束，相关登录已失效")).toBeVisible();
  });

  await test.step("the colleague finds a list of it, and goes on", async () => {
    await clerk.goto("/hand-overs");
    const given = clerk.getByText("司马将离 移交给您 1 件").first();
    await expect(given).toBeVisible();
    const matter = await clerk.getByRole("link", { name: mark }).first().getAttribute("href");
    await clerk.getByRole("button", { name: "知道了" }).first().click();
    await expect(clerk.getByText("已确认").first()).toBeVisible();
    await clerk.goto(matter ?? "");
    await expect(clerk.getByText(/经办由 司马将离 移交/)).toBeVisible();
    await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收" });
  });

  await test.step("whoever has left opens nothing of it", async () => {
    await leaving.goto("/assignments");
    await expect(leaving).toHaveURL(/\/sign-in/);
  });
});
