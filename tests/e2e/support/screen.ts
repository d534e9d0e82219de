import { expect, type Locator, type Page } from "@playwright/test";

/** Waits until scripts have taken an element over: what is typed before that could get lost. */
export async function alive(element: Locator): Promise<void> {
  await expect
    .poll(
      () =>
        element
          .first()
          .evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps"))),
      { timeout: 30_000 },
    )
    .toBe(true);
}

/**
 * The form of one verb on a ticket or an assignment. The form of the verb that the matter waits for
 * is open; any other is folded away under the verb's name.
 */
export async function verbForm(page: Page, verb: string, go: string): Promise<Locator> {
  const panel = page.locator("[data-no-print]");
  const named = page.getByRole("button", { name: go, exact: true });
  const button = panel.locator(named);
  const folded = panel.locator("summary").getByText(verb, { exact: true });
  await expect(button.or(folded).first()).toBeVisible();
  if (!(await button.isVisible())) {
    await alive(folded);
    await folded.click();
  }
  const form = panel.locator("form").filter({ has: named });
  await alive(form);
  return form;
}

/** Says what `verb` asks for, and sends it; waits until the page says that it worked. */
export async function doVerb(
  page: Page,
  { verb, go, done }: { verb: string; go: string; done: string },
  fill: (form: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const form = await verbForm(page, verb, go);
  await fill(form);
  await form.getByRole("button", { name: go, exact: true }).click();
  await expect(page.getByRole("status", { name: "操作结果" }).getByText(done)).toBeVisible();
}

/** Opens a dialog, does what is asked in it, and waits until it has closed itself. */
export async function inDialog(
  opener: Locator,
  act: (dialog: Locator) => Promise<void>,
): Promise<void> {
  await alive(opener);
  await opener.click();
  const dialog = opener.page().getByRole("dialog");
  await act(dialog);
  await expect(dialog).toBeHidden();
}

/** The piece of a page under a heading. */
export function card(page: Page, title: string): Locator {
  return page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: title, exact: true }) })
    .last();
}

/** The matters in a list of tickets or assignments, without the head of the table. */
export function listed(page: Page): Locator {
  return page
    .getByRole("main")
    .locator("tbody tr")
    .filter({
      has: page.locator('a[href^="/tickets/"], a[href^="/assignments/"]'),
    });
}

/** Opens a matter from the list of tickets or of assignments, however many wait on the desk. */
export async function openMatter(
  page: Page,
  list: "/tickets" | "/assignments",
  mark: string,
): Promise<void> {
  await page.goto(`${list}?q=${encodeURIComponent(mark)}`);
  await listed(page).getByRole("link", { name: mark }).first().click();
}

/** A word that no other ticket of the database has, to find one's own again. */
export function uniqueMark(word: string): string {
  return `${word}${String(Date.now()).slice(-7)}`;
}

/** Whether the page fits its window: nothing must be scrolled sideways to be read. */
export function noSideways(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
}
