import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import { decryptField, encryptField } from "@/lib/platform/crypto/field";
import { Prisma } from "@/lib/platform/db/client";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { readSheetRows } from "@/lib/platform/files/sheet";
import type { ImportEvent } from "./events";
import { importMegabytesMax, importRowsMax } from "./rules/sheet";
import type { ImportCounts, ImportKind } from "./schema";
import type { RowAdvice } from "./rules/advice";

/** An import inside the scope. */
export async function findImport({ actor, tx }: Scope, { id }: { id: string }) {
  return tx.sheetImport.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: {
      id: true,
      version: true,
      status: true,
      path: true,
      kind: true,
      fresh: true,
      changed: true,
      settledAt: true,
      confirmedBy: true,
    },
  });
}
type Verdict = "fresh" | "changed" | "same";
export type ImportSubject = NonNullable<Awaited<ReturnType<typeof findImport>>>;

/** One of this kind. */
export async function findImportOf(kind: ImportKind, scope: Scope, given: { id: string }) {
  const found = await findImport(scope, given);
  return found?.kind === kind ? found : null;
}

export function importEvent(
  name: ImportEvent,
  { id, path }: Pick<ImportSubject, "id" | "path">,
  version: number,
  payload: EventSpec["payload"] = {},
): EventSpec {
  return { name, subjectId: id, path, version, payload };
}

/** The rows of a file that came from outside, or why it has none: the answer to who has sent it. */
export async function readImport(
  file: File,
): Promise<{ rows: string[][]; unreadable: string | null }> {
  const limits = { megabytes: importMegabytesMax, rows: importRowsMax + 1 };
  try {
    return { rows: await readSheetRows(file, "file", limits), unreadable: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { rows: [], unreadable: error.fields["file"] ?? "sheet.notOne" };
  }
}

/** Moves an import on, unless somebody was faster. */
export async function moveImport(
  { actor, tx }: Scope,
  { id, version, status }: Pick<ImportSubject, "id" | "version" | "status">,
  data: Partial<ImportCounts> & {
    status: string;
    reason?: string;
    heads?: string;
    confirmedBy?: string;
    settledAt?: Date;
  },
): Promise<void> {
  const { count } = await tx.sheetImport.updateMany({
    where: { tenantId: actor.tenantId, id, version, status },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw new Refusal("conflict", "imports.status");
}

/** The file cannot be taken: why, and which heads are missing. */
export async function refuseFile(
  scope: Scope,
  subject: ImportSubject,
  reason: string,
  heads: readonly string[] = [],
) {
  await forgetFile(scope, subject);
  await moveImport(scope, subject, {
    status: "unreadable",
    reason,
    settledAt: new Date(scope.actor.now),
    ...(heads.length === 0 ? {} : { heads: heads.join(" ").slice(0, 300) }),
  });
  return {
    result: { id: subject.id },
    events: [importEvent("import.unreadable", subject, subject.version + 1)],
  };
}

/** The dry run is done: what may be written waits part by part, and what is told about the rows. */
export async function keepChecked(
  scope: Scope,
  subject: ImportSubject,
  {
    parts,
    advice,
    counts,
  }: {
    parts: readonly { rows: readonly unknown[] }[];
    advice: readonly RowAdvice[];
    counts: ImportCounts;
  },
) {
  await keep(scope, subject, "rows", 0, parts);
  await keep(scope, subject, "advice", 0, advice.length === 0 ? [] : [{ rows: advice }]);
  await forgetFile(scope, subject);
  await moveImport(scope, subject, { status: "checked", ...counts });
  return {
    result: { id: subject.id },
    events: [importEvent("import.checked", subject, subject.version + 1, { ...counts })],
  };
}

/** How many rows the worker writes in one transaction, where no row belongs to another. */
const partSize = 100;

/** The dry run of rows that stand each for itself: what would be written waits in parts of a hundred. */
export async function keepJudged(
  scope: Scope,
  subject: ImportSubject,
  {
    rows,
    total,
    verdicts,
    advice,
  }: {
    /** In the order in which they would be written. */
    rows: readonly { row: number }[];
    total: number;
    verdicts: ReadonlyMap<number, Verdict>;
    advice: readonly RowAdvice[];
  },
) {
  if (subject.status !== "waiting") throw new Refusal("wrong-status", "imports.status");
  const wanted = rows.filter(({ row }) => (verdicts.get(row) ?? "same") !== "same");
  const of = (verdict: Verdict) => [...verdicts.values()].filter((one) => one === verdict).length;
  return keepChecked(scope, subject, {
    parts: Array.from({ length: Math.ceil(wanted.length / partSize) }, (_none, n) => ({
      rows: wanted.slice(n * partSize, (n + 1) * partSize),
    })),
    advice,
    counts: {
      total,
      fresh: of("fresh"),
      changed: of("changed"),
      same: of("same"),
      faulty: total - verdicts.size,
      held: 0,
    },
  });
}

/**
 * Writes behind a savepoint. What a command or the database refuses is undone and told, and the transaction goes on: a part
 * that throws would be taken again at every run of the worker, and nobody would read why.
 */
export async function unlessRefused<T>(
  { tx }: Scope,
  write: () => Promise<T>,
): Promise<{ done: T } | { refusal: Refusal | null }> {
  await tx.$executeRaw`savepoint import_rows`;
  try {
    const done = await write();
    await tx.$executeRaw`release savepoint import_rows`;
    return { done };
  } catch (error) {
    const refusal = error instanceof Refusal ? error : null;
    if (refusal === null && !isRefusedByDatabase(error)) throw error;
    await tx.$executeRaw`rollback to savepoint import_rows`;
    return { refusal };
  }
}

/** Values, constraints, rights and guards; not what passes, as a deadlock or a lost line. */
function isRefusedByDatabase(error: unknown): boolean {
  return (
    error instanceof Prisma.PrismaClientKnownRequestError &&
    (["P2000", "P2002", "P2003", "P2011"].includes(error.code) ||
      /Code: `(?:22|23|42501)/.test(error.message))
  );
}

/** The rows of a part that has not been written. */
export async function takePart(
  { actor, tx }: Scope,
  { id, status }: ImportSubject,
  n: number,
): Promise<unknown> {
  const part = await tx.sheetImportPart.findFirst({
    where: { tenantId: actor.tenantId, importId: id, kind: "rows", n, doneAt: null },
    select: { bodyCipher: true },
  });
  const body = part?.bodyCipher ?? null;
  if (status !== "writing" || body === null) throw new Refusal("wrong-status", "imports.status");
  return JSON.parse(decryptField(body));
}

/**
 * A part is written, or left out with the reason, in the same transaction as what it has written: whatever is cut
 * off in between is done again, and nothing is done twice.
 */
export async function finishPart(
  scope: Scope,
  subject: ImportSubject,
  {
    n,
    written,
    leftOut,
    advice,
  }: { n: number; written: number; leftOut: number; advice: readonly RowAdvice[] },
): Promise<EventSpec> {
  const { actor, tx } = scope;
  const where = { tenantId: actor.tenantId, importId: subject.id };
  await tx.sheetImportPart.updateMany({
    where: { ...where, kind: "rows", n },
    data: { doneAt: new Date(actor.now), bodyCipher: null },
  });
  // The first piece of advice is that of the check.
  await keep(scope, subject, "advice", n + 1, advice.length === 0 ? [] : [{ rows: advice }]);
  const left = await tx.sheetImportPart.count({ where: { ...where, kind: "rows", doneAt: null } });
  const { count } = await tx.sheetImport.updateMany({
    where: {
      tenantId: actor.tenantId,
      id: subject.id,
      version: subject.version,
      status: "writing",
    },
    data: {
      written: { increment: written },
      leftOut: { increment: leftOut },
      version: { increment: 1 },
      ...(left === 0 ? { status: "done", settledAt: new Date(actor.now) } : {}),
    },
  });
  if (count === 0) throw new Refusal("conflict", "imports.status");
  const about = { part: n, written, leftOut };
  return importEvent("import.written", subject, subject.version + 1, about);
}

async function keep(
  { actor, tx }: Scope,
  { id, path }: ImportSubject,
  kind: "rows" | "advice",
  from: number,
  parts: readonly { rows: readonly unknown[] }[],
): Promise<void> {
  if (parts.length === 0) return;
  await tx.sheetImportPart.createMany({
    data: parts.map(({ rows }, at) => ({
      tenantId: actor.tenantId,
      importId: id,
      kind,
      n: from + at,
      path,
      size: rows.length,
      bodyCipher: encryptField(JSON.stringify(rows)),
    })),
  });
}

/** The file itself is read once. */
async function forgetFile({ actor, tx }: Scope, { id }: ImportSubject): Promise<void> {
  await tx.sheetImportPart.updateMany({
    where: { tenantId: actor.tenantId, importId: id, kind: "file" },
    data: { bodyCipher: null, doneAt: new Date(actor.now) },
  });
}
