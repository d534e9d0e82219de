import { expect, type Page } from "@playwright/test";
import { district as home } from "./people";
import { alive } from "./screen";
import type { PhoneRole } from "@/lib/platform/access/actor";

const homes = { member: "/my", liaison: "/unit", councillor: "/seat" } as const;

/** Enters as a member or liaison officer with the code that a demo district shows. */
export async function enterByPhone(
  page: Page,
  phone: string,
  as: PhoneRole = "member",
  district = home,
): Promise<void> {
  await page.goto(`/sign-in/phone?as=${as}&district=${district}`);
  await fillPhone(page, phone);
  await page.waitForURL((url) => url.pathname === homes[as]);
}

/** The same on the sign-in page that is open. */
export async function fillPhone(page: Page, phone: string): Promise<void> {
  await alive(page.locator("input[name=phone]"));
  await page.locator("input[name=phone]").fill(phone);
  await page.getByRole("button", { name: "获取验证码" }).click();
  await page.locator("input[name=code]").fill(await shownCode(page));
  await page.locator("form").last().getByRole("button").click();
}

/** The code that a demo district shows instead of sending it. */
export async function shownCode(page: Page): Promise<string> {
  const told = page.getByRole("status").filter({ hasText: /\d{6}/ }).first();
  await expect(told).toBeVisible();
  return /\d{6}/.exec(await told.innerText())?.[0] ?? "";
}
