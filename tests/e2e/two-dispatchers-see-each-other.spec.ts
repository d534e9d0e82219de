import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { listed, uniqueMark, verbForm } from "./support/screen";
import { test } from "./support/test";

// ANCHORS §6, wish 23: two people at one matter know of each other, and what the slower one has typed
// stays. It lasts as long as the pages are open.

const unsent = "已电话告知居委会，等部门到场。";
const task = "请今天内到现场封闭绕行，并更换破损的井盖。";

test("two dispatchers see each other", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("同看");
  await report(await aResident(browser), {
    text: `${mark}：北街口的井盖翘起来了，电动车容易摔。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });

  const street = await staff(browser, "dispatcher");
  await street.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
  const center = await staff(browser, "center");
  await center.goto(`/tickets?q=${encodeURIComponent(mark)}`);
  await listed(center).getByRole("link", { name: mark }).first().click();
  const others = (page: typeof street) => page.getByRole("status", { name: "同时打开这件的人" });

  await test.step("each is told that the other looks, and in which form he types", async () => {
    await expect(others(street)).toContainText("正在查看");
    await expect(others(center)).toContainText("正在查看");
    const form = await verbForm(center, "派单", "派单");
    await form.getByLabel("交办内容").fill(`${mark}：请更换北街口的井盖。`);
    await expect(others(street)).toContainText("正在填写派单");
  });

  await test.step("when the other was faster, what was typed stays and the page says what happened", async () => {
    const mine = street.getByLabel("交办内容");
    await mine.fill(task);
    await center.getByRole("button", { name: "派单", exact: true }).click();
    await expect(center.getByRole("status", { name: "操作结果" })).toContainText("已派单");
    await expect(street.getByText(/刚才 .+派单/).first()).toBeVisible();
    await expect(street.getByText(/您填的内容还在/)).toBeVisible();
    await expect(mine).toHaveValue(task);
    await street.getByRole("button", { name: "查看最新情况" }).click();
    await expect(street.getByRole("button", { name: "派单", exact: true })).toHaveCount(0);
    // Not in the field, which is gone, but in words of its own.
    const lost = street.getByText("“派单”已不能再做，您刚才填写的内容如下");
    await expect(lost).toBeVisible();
    await expect(street.getByRole("article").getByText(task, { exact: true })).toBeVisible();
  });

  await test.step("what is typed and not sent is there again after a look at something else", async () => {
    const form = await verbForm(street, "记一笔", "保存备注");
    const note = form.getByRole("textbox");
    await note.pressSequentially(unsent);
    await street.getByRole("link", { name: "打开完整页面" }).click();
    await expect(street).toHaveURL(/\/tickets\//);
    await expect(street.getByText(unsent)).toBeVisible();
    await street.goBack();
    await expect(note).toHaveValue(unsent);
  });

  await test.step("who leaves is gone", async () => {
    await center.goto("/desk");
    await expect(others(street)).toBeEmpty();
  });
});
