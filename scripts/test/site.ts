/* The steps that try the product as its users do: build, a site with example content, a browser. */
import fs from "node:fs";
import path from "node:path";
import process from "node:process";
import { root } from "../environment.mjs";
import { isFresh, build } from "../demo/build";
import { serviceEnvironment } from "../demo/environment";
import type { Site } from "../demo/environment";
import { waitUntilHealthy } from "../demo/health";
import { migrate } from "../migrate";
import { nextCommand, typescriptCommand } from "../node-command";
import { ensureDatabase } from "../postgres/database";
import { startChild } from "../processes/child";
import { freePort } from "../processes/ports";
import { ensureBrowser, findBrowser } from "./browser";
import { toolEnvironment, vitestProject } from "./checks";
import { freshReport, playwrightCounts } from "./reports";
import { exitCodeOf, runCommand } from "./step";
import type { TestStep } from "./step";

const databaseName = "gezhi_e2e";

/** The steps of the browser lane; `adminUrl` and `folder` are those of this run. */
export function siteSteps(adminUrl: string, folder: string, spec?: string): TestStep[] {
  let env = toolEnvironment();
  let e2eUrl = "";
  const site: Site = {
    dataDir: path.join(folder, "site"),
    host: "127.0.0.1",
    port: 0,
    production: true,
    demo: true,
  };

  const browser: TestStep = {
    name: "browser",
    minutes: 10,
    async run(context) {
      await ensureBrowser(context);
      return undefined;
    },
  };
  const buildStep: TestStep = {
    name: "build",
    minutes: 15,
    async run({ ledger, log }) {
      if (!isFresh()) await build(ledger, log);
      return undefined;
    },
  };
  const content: TestStep = {
    name: "content",
    minutes: 10,
    async run(context) {
      e2eUrl = await ensureDatabase(adminUrl, databaseName);
      const { runtime } = await migrate(e2eUrl, site.dataDir);
      site.port = await freePort();
      env = { ...(await serviceEnvironment(site, runtime)), GEZHI_SEED: "small" };
      const forFill = { ...env, ADMIN_DATABASE_URL: e2eUrl };
      await runCommand({ ...typescriptCommand("scripts/fill-demo.ts"), env: forFill }, context);
      return undefined;
    },
  };
  const e2e: TestStep = {
    name: "e2e",
    minutes: 75,
    needs: ["browser", "build", "content"],
    async run(context) {
      const { ledger, log } = context;
      const beside = (name: string) => path.join(path.dirname(log), `${name}.log`);
      for (const name of ["web", "worker"]) fs.rmSync(beside(name), { force: true });
      const web = nextCommand("start", "-H", site.host, "-p", String(site.port));
      const worker = typescriptCommand("scripts/worker.ts");
      const services = Object.entries({ web, worker }).map(([name, command]) =>
        startChild({ name, ...command, env, log: beside(name), ledger }),
      );
      try {
        await waitUntilHealthy(site, () => context.timeout.aborted);
        const report = freshReport("e2e");
        const command = {
          program: process.execPath,
          args: [
            "node_modules/@playwright/test/cli.js",
            "test",
            ...(spec === undefined ? [] : [spec]),
            "--reporter=list,json",
          ],
          env: {
            ...toolEnvironment(),
            PLAYWRIGHT_BASE_URL: `http://${site.host}:${site.port}`,
            PLAYWRIGHT_JSON_OUTPUT_FILE: report,
            CHROMIUM_PATH: findBrowser() ?? "",
            TEST_ADMIN_URL: adminUrl,
            E2E_ADMIN_URL: e2eUrl,
            E2E_DATA_DIR: site.dataDir,
            E2E_MANIFESTS: path.join(root, ".next"),
          },
        };
        return playwrightCounts(report, await exitCodeOf(command, context));
      } finally {
        await Promise.all(services.map((service) => service.stop()));
      }
    },
  };
  const built: TestStep = { ...vitestProject("build", 3), name: "built", needs: ["build"] };
  return [browser, content, buildStep, built, e2e];
}
