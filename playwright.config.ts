import sparticuz from "@sparticuz/chromium";
import { defineConfig } from "@playwright/test";

// The site under test is started by scripts/test (lane B); a site of one's own is named by variable.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const browser = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
// Without a language that knows Chinese the browser calls every download just "download".
const env = { ...process.env, LANG: "C.UTF-8" };
// The oldest browser that is supported (docs/decisions): a real build of it, unpacked on first use.
const oldBrowser = await sparticuz.executablePath;

export default defineConfig({
  outputDir: "test-results",
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  use: {
    baseURL: process.env["PLAYWRIGHT_BASE_URL"] ?? "http://127.0.0.1:3000",
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    // What does not come in this time does not come; the failure then names the step.
    actionTimeout: 30_000,
    navigationTimeout: 60_000,
    screenshot: "only-on-failure",
    // With the document at every step, without a film of it: that cost a fifth of the browser's work.
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: { executablePath: browser, args, env },
  },
  projects: [
    // A walk that failed is walked once more, on a machine that does ten other things at once; whether it
    // was needed is told at the end ("flaky"). The probes are not asked a second time.
    { name: "e2e", testDir: "tests/e2e", retries: 1 },
    {
      name: "old",
      retries: 1,
      testDir: "tests/e2e",
      testMatch: "a-residents-issue-is-solved.spec.ts",
      use: { launchOptions: { executablePath: oldBrowser, args, env } },
    },
    // Asks over HTTP and needs no browser; a trace of thousands of requests would help nobody.
    {
      name: "probes",
      testDir: "tests/security/http",
      use: { trace: "off" as const, screenshot: "off" as const },
    },
  ],
});
