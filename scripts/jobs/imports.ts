import { checkCouncilImport } from "@/lib/affairs/councils/commands/check-import";
import { writeCouncilImport } from "@/lib/affairs/councils/commands/write-import";
import {
  checkProjectImport,
  checkResourceImport,
} from "@/lib/affairs/co-building/commands/check-import";
import {
  writeProjectImport,
  writeResourceImport,
} from "@/lib/affairs/co-building/commands/write-import";
import { checkPartyImport } from "@/lib/ground/party/commands/check-import";
import { writePartyImport } from "@/lib/ground/party/commands/write-import";
import { checkUnitImport } from "@/lib/ground/units/commands/check-import";
import { writeUnitImport } from "@/lib/ground/units/commands/write-import";
import { wipeImport } from "@/lib/ground/imports/commands/wipe";
import { importFile, importsDue } from "@/lib/ground/imports/queries";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import type { JobTenant } from "@/lib/platform/jobs/tenants";

const words = {
  councils: { check: checkCouncilImport, write: writeCouncilImport },
  party: { check: checkPartyImport, write: writePartyImport },
  units: { check: checkUnitImport, write: writeUnitImport },
  resources: { check: checkResourceImport, write: writeResourceImport },
  projects: { check: checkProjectImport, write: writeProjectImport },
} as const;

/**
 * Spreadsheets: looks through what was sent, writes what was confirmed part by part, and deletes what is not needed. Whatever is cut off is done again at the next run; what was written
 * is marked together with its writing.
 */
export async function workImports(
  { credential, read }: Pick<JobTenant, "credential" | "read">,
  stop: AbortSignal,
  guarded: (doing: string, run: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { toCheck, toWrite, toWipe } = await read(importsDue);
  for (const { id, kind } of toCheck) {
    if (stop.aborted) return;
    await guarded(`check import ${id}`, async () => {
      const bytes = await read((scope) => importFile(scope, id));
      if (bytes === null) return;
      const file = new File([new Uint8Array(bytes)], "import.xlsx");
      await execute(words[kind].check, credential, { id, file }, newId());
    });
  }
  for (const { id, kind, n } of toWrite) {
    if (stop.aborted) return;
    await guarded(`write import ${id}`, async () => {
      await execute(words[kind].write, credential, { id, n }, `${id}:${String(n)}`);
    });
  }
  for (const id of toWipe) {
    if (stop.aborted) return;
    await guarded(`wipe import ${id}`, async () => {
      await execute(wipeImport, credential, { id }, newId());
    });
  }
}
