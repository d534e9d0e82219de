import { expect, type Page } from "@playwright/test";
import { z } from "zod";
import { aResident, district, phone } from "./support/people";
import { alive, noSideways } from "./support/screen";
import { test } from "./support/test";

// ANCHORS §6, wish 13: whoever would report what stands on the wall already follows it instead, from
// the own device and without a name.

const places = z.array(z.object({ id: z.string(), name: z.string(), level: z.string() }));
const issues = z.array(
  z.object({ id: z.string(), title: z.string(), categoryId: z.string(), followers: z.number() }),
);

/** A community with something open on its wall, and the first of it. */
async function openIssue(page: Page) {
  const ask = async (path: string): Promise<unknown> =>
    (await page.request.get(`/api/public/${district}/${path}`)).json();
  const found = places.parse(await ask(`places?q=${encodeURIComponent("北街居委会")}`));
  const community = found.find(({ level }) => level === "community");
  if (community === undefined) throw new Error("the example district has no such community");
  const [issue] = issues.parse(await ask(`nearby?area=${community.id}`));
  if (issue === undefined) throw new Error("nothing stands on the example's wall");
  return { community, issue };
}

test("a neighbour follows instead of reporting again", async ({ browser }) => {
  const neighbour = await aResident(browser);
  const { community, issue } = await openIssue(neighbour);

  await test.step("the report shows what stands open at the place and may be the same", async () => {
    await neighbour.goto(`/${district}/report?area=${community.id}`);
    const category = neighbour.getByLabel("属于哪一类？");
    await alive(category);
    await expect(neighbour.getByText("附近有人反映过类似的问题")).toBeHidden();
    await category.selectOption(issue.categoryId);
    const reminder = neighbour.getByRole("region", { name: "附近有人反映过类似的问题，正在办" });
    const line = reminder.getByRole("listitem").filter({ hasText: issue.title }).first();
    await expect(line).toBeVisible();
    expect(await noSideways(neighbour)).toBe(true);
    await line.getByRole("button", { name: "关注这一件，不再另报" }).click();
    await expect(line.getByText("已关注，不用再填下面的表。")).toBeVisible();
    await line.getByRole("link", { name: "我关注的" }).click();
  });

  await test.step("the device lists it with its progress, and counts once", async () => {
    await expect(neighbour.getByRole("heading", { level: 1, name: "我关注的" })).toBeVisible();
    await expect(neighbour.getByRole("article")).toHaveCount(1);
    await expect(neighbour.getByRole("article")).toContainText("最近进展");
    await neighbour.getByRole("link", { name: issue.title }).click();
    await expect(neighbour.getByText("您已关注")).toBeVisible();
    const { issue: counted } = await openIssue(neighbour);
    expect(counted.followers).toBe(issue.followers + 1);
    expect(await noSideways(neighbour)).toBe(true);
  });

  await test.step("another device follows the same without scripts", async () => {
    const plain = await browser.newContext({ ...phone, javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`/${district}/report?area=${community.id}`);
    await page.getByRole("link", { name: issue.title }).first().click();
    await page.getByRole("button", { name: "关注这一件" }).click();
    await expect(page.getByText("您已关注")).toBeVisible();
    await page.goto(`/${district}/follow`);
    await expect(page.getByRole("article")).toHaveCount(1);
    await plain.close();
  });

  await test.step("and leaves again: nothing of it is kept", async () => {
    const button = neighbour.getByRole("button", { name: "取消关注" });
    await alive(button);
    await button.click();
    await expect(neighbour.getByRole("button", { name: "关注这一件" })).toBeVisible();
    await neighbour.goto(`/${district}/follow`);
    await expect(neighbour.getByRole("heading", { level: 1, name: "我关注的" })).toBeVisible();
    await expect(neighbour.getByRole("article")).toHaveCount(0);
  });

  await test.step("a code whose place has ended leads to the ordinary form, with a word about it", async () => {
    await neighbour.goto(`/${district}/report?at=0123456789ab`);
    await expect(neighbour.getByText("这个二维码对应的地点已经调整")).toBeVisible();
    await expect(neighbour.getByLabel("是什么事？")).toBeVisible();
  });
});
