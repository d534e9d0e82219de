import type { Locator } from "@playwright/test";

/** What a result says besides its words: what was done, and how the resident was answered. */
export async function tellHandling(form: Locator, measures = "已派人到现场处理。"): Promise<void> {
  await form.getByLabel("采取的措施").fill(measures);
  await form.getByRole("radio", { name: "电话", exact: true }).check();
}
