/* Brings a database to the state the demo starts from: structure first, then content. */
import path from "node:path";
import { z } from "zod";
import { messages } from "../messages.mjs";
import { migrate } from "../migrate";
import { typescriptCommand } from "../node-command";
import { logTail, startChild } from "../processes/child";
import type { Ledger } from "../processes/ledger";
import { step } from "../progress.mjs";
import { serviceEnvironment } from "./environment";
import type { Site } from "./environment";

const report = z.object({
  text: z.string(),
  done: z.number().optional(),
  total: z.number().optional(),
});

/** Migrates and returns the settings for web, worker and the content's import. */
export async function migrateFor(site: Site, adminUrl: string): Promise<NodeJS.ProcessEnv> {
  const { runtime } = await step(messages.migrating, () => migrate(adminUrl, site.dataDir));
  return serviceEnvironment(site, runtime);
}

/** Fills in the demo content, unless it is there. */
export async function fill(site: Site, env: NodeJS.ProcessEnv, ledger: Ledger) {
  const log = path.join(site.dataDir, "logs", "fill.log");
  await step(messages.seeding, async (note) => {
    const child = startChild({
      name: "fill",
      ...typescriptCommand("scripts/fill-demo.ts"),
      env,
      log,
      ledger,
      onMessage: (message) => {
        const parsed = report.safeParse(message);
        if (parsed.success) note(describe(parsed.data));
      },
    });
    const { code } = await child.ended;
    if (code !== 0) throw new Error(`${messages.prepareFailed}\n${logTail(log)}`);
  });
}

function describe({ text, done, total }: z.infer<typeof report>) {
  return done === undefined || total === undefined ? text : text + messages.ofTotal(done, total);
}
