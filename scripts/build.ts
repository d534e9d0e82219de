/* `npm run build`: the production build, whether or not it is up to date. */
import path from "node:path";
import { build } from "./demo/build";
import { dataDirectory } from "./environment.mjs";
import { messages } from "./messages.mjs";
import { stopChildren } from "./processes/child";
import { commandLedgerFile, openLedger } from "./processes/ledger";
import { onStop } from "./processes/stop";
import { complain, step } from "./progress.mjs";

const folder = dataDirectory();
const ledger = openLedger(commandLedgerFile(folder));
const stop = onStop(async () => {
  await stopChildren(2_000);
  ledger.close();
});
try {
  await step(messages.building, () => build(ledger, path.join(folder, "logs", "build.log")));
  ledger.close();
  process.exit(0);
} catch (error) {
  complain(error instanceof Error ? error.message : String(error));
  await stop.now(1);
}
