import writeXlsxFile from "write-excel-file/node";
import { confirmImport } from "@/lib/ground/imports/commands/confirm";
import { sendImport } from "@/lib/ground/imports/commands/send";
import { lastImport } from "@/lib/ground/imports/queries";
import type { ImportKind, ImportView } from "@/lib/ground/imports/schema";
import type { Credential } from "@/lib/platform/access/credential";
import { execute } from "@/lib/platform/command";
import { newId } from "@/lib/platform/core/id";
import { withScope } from "@/lib/platform/db/scope";
import { workImports } from "@/scripts/jobs/imports";
import { must } from "./world";

/** A spreadsheet of texts as somebody fills it in. */
export async function sheetFile(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<File> {
  const cells = [heads, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  return fileOf(new Uint8Array(await writeXlsxFile(cells).toBuffer()));
}

export function fileOf(bytes: Uint8Array<ArrayBuffer>): File {
  return new File([bytes], "大工委大党委.xlsx");
}

/** The worker's run, once. A fault of it is a fault of the test. */
export async function workOnce(job: Credential): Promise<void> {
  const read: Parameters<typeof workImports>[0]["read"] = (query) => withScope(job, "read", query);
  await workImports({ credential: job, read }, new AbortController().signal, (_doing, run) =>
    run(),
  );
}

/** Handed in and looked through. */
export async function checked(
  kind: ImportKind,
  { who, job, file }: { who: Credential; job: Credential; file: File },
): Promise<ImportView> {
  await execute(sendImport, who, { kind, file }, newId());
  await workOnce(job);
  return lastOf(kind, who);
}

/** Said to be taken over, and written. */
export async function takenOver(
  kind: ImportKind,
  { who, job }: { who: Credential; job: Credential },
): Promise<ImportView> {
  const { id, version } = await lastOf(kind, who);
  await execute(confirmImport, who, { id, version: String(version) }, newId());
  await workOnce(job);
  return lastOf(kind, who);
}

export async function lastOf(kind: ImportKind, who: Credential): Promise<ImportView> {
  return must(await withScope(who, "read", (scope) => lastImport(scope, kind)));
}
