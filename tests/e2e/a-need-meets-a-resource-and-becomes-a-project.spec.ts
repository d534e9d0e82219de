import { expect } from "@playwright/test";
import { byPhone } from "./support/members";
import { staff } from "./support/people";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// 共驻共建 (DOMAIN §5.4): need → resource → project in three clicks; the unit confirms on the phone, both do their part.

test("a community finds a resource for its need, the unit confirms, and the project is brought to an end", async ({
  browser,
}) => {
  const title = uniqueMark("托管班教室");
  const offer = uniqueMark("多功能教室");
  const liaison = await byPhone(browser, "liaison", 0);
  await liaison.goto("/unit/co-building");
  expect(await noSideways(liaison)).toBe(true);
  await liaison.getByRole("link", { name: "登记资源" }).click();
  await alive(liaison.getByLabel("名称"));
  await liaison.getByLabel("名称").fill(offer);
  await liaison.getByRole("textbox", { name: "说明" }).fill("三十座，可用于托管班，带空调。");
  await liaison.getByLabel("可用时间").fill("工作日白天");
  await liaison.getByLabel("联系方式").fill("办公室 021-00000000");
  await liaison.getByRole("button", { name: "登记", exact: true }).click();
  await expect(liaison.getByRole("heading", { level: 1, name: offer })).toBeVisible();

  const secretary = await staff(browser, "community");
  await secretary.goto("/co-building/needs/add");
  await alive(secretary.getByLabel("名称"));
  await secretary.getByLabel("名称").fill(title);
  await secretary.getByRole("textbox", { name: "说明" }).fill("暑期托管班要一间教室，三十名孩子。");
  await secretary.getByRole("button", { name: "登记", exact: true }).click();
  await expect(secretary.getByRole("heading", { level: 1, name: title })).toBeVisible();

  // Three clicks: the resource that would fit, the claim, the proposal.
  await secretary.getByRole("link", { name: offer }).click();
  await expect(secretary.getByText(title)).toBeVisible();
  await alive(secretary.getByRole("button", { name: "认领资源" }));
  await secretary.getByRole("button", { name: "认领资源" }).click();
  const dialog = secretary.getByRole("dialog");
  await dialog.getByLabel("结束").fill("2099-08-31");
  await dialog.getByLabel("校居共建").check();
  await dialog.getByLabel("文化活动联办").check();
  await dialog.getByRole("button", { name: "提出", exact: true }).click();
  await secretary.waitForURL(/\/co-building\/projects\//);
  await expect(secretary.getByText("待确认").first()).toBeVisible();

  await liaison.goto("/unit/co-building");
  await expect(liaison.getByText("请确认").first()).toBeVisible();
  await liaison.getByRole("link", { name: title }).first().click();
  const confirm = liaison.getByRole("button", { name: "确认参加" });
  await alive(confirm);
  await confirm.click();
  await liaison.getByRole("dialog").getByRole("button", { name: "确认", exact: true }).click();
  await expect(liaison.getByRole("status", { name: "操作结果" })).toContainText("已确认");
  expect(await noSideways(liaison)).toBe(true);

  await secretary.reload();
  const start = secretary.getByRole("button", { name: "启动" });
  await alive(start);
  await start.click();
  await secretary.getByRole("dialog").getByRole("button", { name: "启动" }).click();
  await expect(secretary.getByText("进行中").first()).toBeVisible();
  await secretary.getByRole("button", { name: "结项" }).click();
  await secretary.getByRole("dialog").getByLabel("成果").fill("办了二十天，三十名孩子参加。");
  await secretary.getByRole("dialog").getByRole("button", { name: "结项" }).click();
  await expect(secretary.getByText("办了二十天，三十名孩子参加。")).toBeVisible();
});
