import { test as base } from "@playwright/test";

/**
 * A test of a walk: when it is over, every window that it opened is closed, those of other people too.
 * Left open, their pages go on listening for changes and make all that follows slower.
 */
export const test = base.extend<{ windows: undefined }>({
  windows: [
    async ({ browser }, use) => {
      await use(undefined);
      for (const context of browser.contexts()) await context.close();
    },
    { auto: true },
  ],
});
