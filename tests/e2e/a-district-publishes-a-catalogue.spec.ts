import { expect, type Page } from "@playwright/test";
import writeXlsxFile from "write-excel-file/node";
import { aResident, staff } from "./support/people";
import { report } from "./support/resident";
import { alive, noSideways, uniqueMark } from "./support/screen";
import { test } from "./support/test";

// Who leads what is the district's to say: in a draft that nobody else sees, published with a day and
// a reason, after which the streets' proposals follow it. A sheet that lies changes nothing.

const before = "区绿化市容局";
const after = "区城管执法局";

test("a district publishes a catalogue", async ({ browser }) => {
  test.setTimeout(240_000);
  const mark = uniqueMark("公厕");
  await report(await aResident(browser), {
    text: `${mark}：菜场旁边的公共厕所冲水坏了，里面很脏，没有人打扫。`,
    category: "公共厕所",
    place: { typed: "北街", name: "北街居委会" },
  });
  const dispatcher = await staff(browser, "dispatcher");
  const center = await staff(browser, "center");

  await test.step("today the catalogue proposes one department", async () => {
    await expectProposed(dispatcher, mark, before);
  });

  await test.step("a sheet that lies is refused line by line", async () => {
    await center.goto("/catalogue");
    await upload(center, [
      ["公共厕所", "全区", after, "3 个工作日"],
      ["没有的事项", "全区", after, ""],
      ["公共厕所", "没有的街道", after, ""],
      ["暴露垃圾", "全区", "没有的局", ""],
      ["占道经营", "全区", after, "三天"],
      ["公共厕所", "全区", before, ""],
    ]);
    await expect(center.getByText("有 5 处需要修改，没有写入")).toBeVisible();
    const lines = center
      .getByRole("table")
      .filter({ has: center.getByRole("rowheader", { name: "第 3 行" }) })
      .getByRole("row");
    for (const [row, column] of [
      [3, "事项分类"],
      [4, "适用范围"],
      [5, "主办单位"],
      [6, "办理时限"],
      [7, "事项分类"],
    ] as const) {
      await expect(lines.filter({ hasText: `第 ${String(row)} 行` })).toContainText(column);
    }
    await center.reload();
    await expect(center.getByRole("button", { name: "发布", exact: true })).toHaveCount(0);
  });

  await test.step("the draft is the district's alone", async () => {
    await center.goto("/catalogue?q=公共厕所");
    await center.getByRole("link", { name: "编辑 公共厕所 全域" }).click();
    const organization = center.getByLabel("主办单位");
    await alive(organization);
    await organization.fill(after);
    await center.getByRole("listbox").getByRole("option", { name: after }).click();
    await center.getByLabel("办理时限").fill("3");
    await center.getByRole("button", { name: "存入草稿" }).click();
    await expect(center.getByText("改了 1 条")).toBeVisible();
    await expect(center.locator("del").filter({ hasText: before })).toBeVisible();
    await expect(center.locator("ins").filter({ hasText: after })).toBeVisible();
    await dispatcher.goto("/catalogue?q=公共厕所");
    await expect(dispatcher.getByRole("row").filter({ hasText: "公共厕所" })).toContainText(before);
    await expectProposed(dispatcher, mark, before);
  });

  await test.step("published from today, with a reason", async () => {
    await center
      .getByRole("textbox", { name: /^说明/ })
      .fill("职责调整：公共厕所管养移交城管部门。");
    const publish = center.getByRole("button", { name: "发布", exact: true });
    await alive(publish);
    await publish.click();
    await expect(center.getByRole("button", { name: "发布", exact: true })).toHaveCount(0);
    await expect(center.getByText(/现行版本 · 第 \d+ 版/)).toBeVisible();
    await expect(center.getByText("职责调整：公共厕所管养移交城管部门。")).toBeVisible();
  });

  await test.step("and the dispatcher is proposed the new one, with why and the new limit", async () => {
    await expectProposed(dispatcher, mark, after);
    await expect(dispatcher.getByText("3 个工作日").first()).toBeVisible();
    await dispatcher.goto("/catalogue?q=公共厕所");
    await expect(dispatcher.getByRole("row").filter({ hasText: "公共厕所" })).toContainText(after);
    await dispatcher.setViewportSize({ width: 360, height: 740 });
    expect(await noSideways(dispatcher)).toBe(true);
  });
});

/** What the desk has chosen for the ticket, and that the first proposal says why. */
async function expectProposed(page: Page, mark: string, organization: string): Promise<void> {
  await page.goto(`/dispatch?q=${encodeURIComponent(mark)}`);
  await page.getByRole("list", { name: "待办队列" }).getByRole("link").first().click();
  await expect(page.getByLabel("派给")).toHaveValue(organization);
  const proposal = page.getByRole("list", { name: "建议" }).getByRole("button").first();
  await expect(proposal).toContainText(organization);
  await expect(proposal).toContainText("公共厕所");
}

/** Lets a sheet of these lines be looked through. */
async function upload(page: Page, lines: readonly string[][]): Promise<void> {
  const heads = ["事项分类", "适用范围", "主办单位", "办理时限"];
  const rest = ["协办单位", "法定时限", "立案条件", "结案条件", "依据"];
  const cells = [[...heads, ...rest], ...lines].map((line) =>
    line.map((value) => ({ value, type: String })),
  );
  const file = page.locator('input[type="file"]');
  await alive(file);
  await file.setInputFiles({
    name: "派单目录.xlsx",
    mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    buffer: await writeXlsxFile(cells).toBuffer(),
  });
  const form = page.locator("form").filter({ has: file });
  await form.getByRole("button", { name: "检查文件" }).click();
}
