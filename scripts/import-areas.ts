/*
 * npm run import:areas -- --tenant SLUG --file FILE.csv [--create [--demo]]
 *
 * Started by with-database.ts with the settings of the running demo or of the installation. The
 * last line is always the summary as JSON; the exit status is 1 when anything was rejected.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { dataDirectory, variable } from "./environment.mjs";
import { resolveDatabase } from "./postgres/database";
import { complain } from "./progress.mjs";
import { firstCategories } from "./territory/first-categories";
import { importAreas } from "./territory/import";
import { refused, type ImportSummary } from "./territory/summary";

const usage = "npm run import:areas -- --tenant SLUG --file FILE.csv [--create [--demo]]";

finish(await summary().catch(failed));

async function summary(): Promise<ImportSummary> {
  const flags = readFlags();
  if (flags?.tenant === undefined || flags.file === undefined) {
    complain(usage);
    return refused([{ line: null, code: null, reason: "usage" }]);
  }
  const place = { slug: flags.tenant, file: flags.file };
  if (!flags.create) return importAreas(place);
  const demo = flags.demo ? { demo: true } : {};
  const made = await importAreas({ ...place, create: { adminUrl: await adminUrl(), ...demo } });
  // A demonstration brings its own content.
  if (made.rejected.length === 0 && !flags.demo) await firstCategories(flags.tenant);
  return made;
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        tenant: { type: "string" },
        file: { type: "string" },
        create: { type: "boolean", default: false },
        demo: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    complain(error instanceof Error ? error.message : String(error));
    return null;
  }
}

/** Only making a tenant needs the administrator; the starter passes the address on for that. */
async function adminUrl(): Promise<string> {
  const given = variable("ADMIN_DATABASE_URL") ?? variable("DATABASE_URL");
  return given ?? (await resolveDatabase({ dataDir: dataDirectory() })).adminUrl;
}

function failed(error: unknown): ImportSummary {
  complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return refused([{ line: null, code: null, reason: "failed" }]);
}

function finish(result: ImportSummary): void {
  // The connections of the pool would keep the process; the line must be out before it ends.
  process.stdout.write(`${JSON.stringify(result)}\n`, () => {
    process.exit(result.rejected.length > 0 ? 1 : 0);
  });
}
