import { expect } from "@playwright/test";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { doVerb, listed, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// ANCHORS §6, wish 23: what is sent to an organization waits in its own queue until one of its people
// takes it. The list says by itself that something has come, and moves no row.

test("a clerk takes from the queue", async ({ browser }) => {
  test.setTimeout(180_000);
  const mark = uniqueMark("待领");
  await report(await aResident(browser), {
    text: `${mark}：北街 12 号门口的路面塌了一块。`,
    category: "道路破损",
    place: { typed: "北街", name: "北街居委会" },
  });

  const clerk = await staff(browser, "clerk");
  await clerk.goto("/assignments");
  await clerk.getByRole("link", { name: "本单位待领", exact: true }).click();
  await expect(clerk).toHaveURL(/whose=free/);
  const first = await listed(clerk).first().innerText();

  await test.step("what the street sends is announced above the rows, which stay where they are", async () => {
    const street = await staff(browser, "dispatcher");
    await street.goto(`/tickets?q=${encodeURIComponent(mark)}`);
    await listed(street).getByRole("link", { name: mark }).first().click();
    await expect(street.getByText("按派单目录和以往办件推算，由您确认")).toBeVisible();
    await doVerb(street, { verb: "派单", go: "派单", done: "已派单" }, async (form) =>
      form.getByLabel("交办内容").fill(`${mark}：请修复北街 12 号门口的路面。`),
    );
    await street.context().close();
    const news = clerk.getByRole("button", { name: /条更新/ });
    await expect(news).toBeVisible();
    expect(await listed(clerk).first().innerText()).toBe(first);
    await news.click();
    await expect(listed(clerk).filter({ hasText: mark })).toHaveCount(1);
    await expect(news).toHaveCount(0);
  });

  await test.step("? tells the key, and one press takes it", async () => {
    const row = listed(clerk).filter({ hasText: mark });
    await expect(row.getByRole("button", { name: new RegExp(`认领：.*${mark}`) })).toBeVisible();
    await clerk.keyboard.press("Shift+?");
    const help = clerk.getByRole("dialog", { name: "键盘快捷键" });
    await expect(help.getByText("认领这一行")).toBeVisible();
    await clerk.keyboard.press("Escape");
    await row.getByRole("link").first().focus();
    await clerk.keyboard.press("a");
    await expect(clerk.getByRole("status", { name: "操作结果" })).toContainText("已由您经办");
    await expect(listed(clerk).filter({ hasText: mark })).toHaveCount(0);
    await clerk.getByRole("link", { name: "我的", exact: true }).click();
    await expect(listed(clerk).filter({ hasText: mark })).toHaveCount(1);
  });

  await test.step("the own view of the list is kept, and opens by itself", async () => {
    await clerk.getByRole("button", { name: "保存为视图" }).click();
    const dialog = clerk.getByRole("dialog");
    await dialog.getByLabel("名称").fill("我手上的");
    await dialog.getByLabel("打开这个列表时先显示它").check();
    await dialog.getByRole("button", { name: "保存", exact: true }).click();
    await expect(clerk.getByRole("status", { name: "操作结果" })).toContainText("视图已保存");
    await clerk.goto("/assignments");
    await expect(clerk).toHaveURL(/whose=mine/);
    await expect(clerk.getByRole("link", { name: "我手上的" })).toHaveAttribute(
      "aria-current",
      "true",
    );
    expect(await noSideways(clerk)).toBe(true);
  });

  await test.step("the leader puts it back, and the open page of the clerk says so", async () => {
    await listed(clerk).getByRole("link", { name: mark }).first().click();
    await expect(clerk.getByText("由您经办", { exact: true })).toBeVisible();
    const leader = await staff(browser, "leader");
    await leader.goto(clerk.url());
    await expect(
      clerk.getByRole("status", { name: "同时打开这件的人" }).getByText(/正在查看/),
    ).toBeVisible();
    await leader.getByRole("button", { name: "放回待领" }).click();
    await expect(leader.getByText("本单位待领，还没有人经办")).toBeVisible();
    await expect(clerk.getByText("本单位待领，还没有人经办")).toBeVisible();
    await clerk.getByRole("button", { name: "认领", exact: true }).click();
    await expect(clerk.getByText("由您经办", { exact: true })).toBeVisible();
  });
});
