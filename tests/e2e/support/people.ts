import { expect, type Browser, type Page } from "@playwright/test";
import { demoAccounts } from "@/prisma/seed/accounts";
import { alive } from "./screen";

/** The district in which the tests work; the other one must never see any of it. */
export const district = "minhang";

/** How a window is opened: a small telephone, and the screen of an office. */
export const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
export const desk = { viewport: { width: 1440, height: 900 } };

/** Opens a browser window of its own for a resident with a telephone. */
export async function aResident(browser: Browser): Promise<Page> {
  return (await browser.newContext(phone)).newPage();
}

/** Signs an example account in through the form, in a window of its own. */
export async function staff(browser: Browser, name: string, window: "desk" | "phone" = "desk") {
  const page = await (await browser.newContext(window === "phone" ? phone : desk)).newPage();
  await signIn(page, name, passwordOf(name));
  await page.waitForURL((url) => url.pathname !== "/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  return page;
}

/** Fills in the sign-in form; what comes of it is for the caller to look at. */
export async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto(`/sign-in?district=${district}`);
  await fillSignIn(page, name, password);
}

/** The same on the sign-in page that is open. */
export async function fillSignIn(
  page: Page,
  name: string,
  password = passwordOf(name),
): Promise<void> {
  await alive(page.getByLabel("账号"));
  await page.getByLabel("账号").fill(name);
  await page.getByLabel("密码").fill(password);
  await page.getByRole("button", { name: "登录", exact: true }).click();
}

function passwordOf(name: string): string {
  const account = demoAccounts.find((one) => one.tenant === district && one.name === name);
  if (account === undefined) throw new Error(`no example account ${name}`);
  return account.password;
}
