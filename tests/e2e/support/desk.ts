import { expect, type Locator, type Page } from "@playwright/test";
import { alive, doVerb, openMatter } from "./screen";

/** The street sends a matter out; without `organization` to whom the catalogue proposes. */
export async function sendOut(
  dispatcher: Page,
  mark: string,
  task: string,
  organization?: string,
): Promise<void> {
  await openMatter(dispatcher, "/tickets", mark);
  await dispatchOpen(dispatcher, task, organization);
}

/** Sends out the matter that is open. */
export async function dispatchOpen(
  dispatcher: Page,
  task: string,
  organization?: string,
  more: (form: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await doVerb(dispatcher, { verb: "派单", go: "派单", done: "已派单" }, async (form) => {
    if (organization !== undefined) {
      await form.getByRole("combobox", { name: "派给" }).fill(organization);
      await dispatcher
        .getByRole("option")
        .filter({ hasText: organization, visible: true })
        .first()
        .click();
    }
    await form.getByLabel("交办内容").fill(task);
    await more(form);
  });
}

/** The clerk of an organization opens the order, and takes it up when asked to. */
export async function acceptOrder(clerk: Page, mark: string): Promise<void> {
  await openMatter(clerk, "/assignments", mark);
  await doVerb(clerk, { verb: "签收", go: "签收", done: "已签收" });
}

/** The only line of a desk's list with this mark, with the cursor on it. */
export async function deskLine(
  page: Page,
  tab: "dispatching" | "asking" | "checking" | "closing",
  mark: string,
): Promise<Locator> {
  await page.goto(`/dispatch?tab=${tab}&q=${encodeURIComponent(mark)}`);
  const line = page.getByRole("list", { name: "待办队列" }).getByRole("listitem");
  await expect(line).toHaveCount(1);
  await alive(line.getByRole("link"));
  await line.getByRole("link").focus();
  return line;
}

/** What the desk says when something was done. */
export async function expectDone(page: Page, done: string): Promise<void> {
  await expect(page.getByRole("status", { name: "操作结果" })).toContainText(done);
}
