import "server-only";
import { z } from "zod";
import { ancestors } from "@/lib/ground/territory/rules/path";
import { byName } from "@/lib/platform/core/by-name";
import { decryptField } from "@/lib/platform/crypto/field";
import type { Scope } from "@/lib/platform/db/scope";
import { importKinds, type ImportKind, type ImportView } from "./schema";
import { rowAdvice } from "./rules/advice";
import { importStatuses } from "./rules/stages";

const statusSchema = z.enum(importStatuses);
const kindSchema = z.enum(importKinds);
/** How long the advice of an import can be read, and a checked one waits to be confirmed. */
const keptDays = 7;

/** What was sent last for the own range, with what is told about its rows. Two statements. */
export async function lastImport(
  { actor, tx }: Scope,
  kind: ImportKind,
): Promise<ImportView | null> {
  const row = await tx.sheetImport.findFirst({
    where: { tenantId: actor.tenantId, path: actor.lo, kind },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: {
      id: true,
      version: true,
      fileName: true,
      status: true,
      reason: true,
      heads: true,
      total: true,
      fresh: true,
      changed: true,
      same: true,
      faulty: true,
      held: true,
      written: true,
      leftOut: true,
      createdBy: true,
    },
  });
  if (row === null) return null;
  const parts = await tx.$queryRaw<{ body: Uint8Array }[]>`
    select sec.sheet_import_advice(${row.id}::uuid) as body`;
  return {
    ...row,
    status: statusSchema.parse(row.status),
    advice: parts
      .flatMap(({ body }) => z.array(rowAdvice).parse(JSON.parse(decryptField(body))))
      .sort((a, b) => a.row - b.row),
  };
}

/** What waits for the worker. */
export async function importsDue({ actor, tx }: Scope) {
  const { tenantId } = actor;
  const open = await tx.sheetImport.findMany({
    where: { tenantId, status: { in: ["waiting", "writing"] } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { id: true, kind: true, status: true },
  });
  const kindOf = new Map(open.map(({ id, kind }) => [id, kindSchema.parse(kind)]));
  const parts = await tx.sheetImportPart.findMany({
    where: {
      tenantId,
      kind: "rows",
      doneAt: null,
      importId: { in: open.filter(({ status }) => status === "writing").map(({ id }) => id) },
    },
    orderBy: [{ importId: "asc" }, { n: "asc" }],
    select: { importId: true, n: true },
  });
  const old = new Date(actor.now - keptDays * 86_400_000);
  const stale = await tx.sheetImport.findMany({
    where: {
      tenantId,
      wipedAt: null,
      OR: [
        { status: "cancelled" },
        { settledAt: { lt: old } },
        { status: { in: ["waiting", "checked"] }, createdAt: { lt: old } },
      ],
    },
    select: { id: true },
  });
  return {
    toCheck: open
      .filter(({ status }) => status === "waiting")
      .map(({ id, kind }) => ({ id, kind: kindSchema.parse(kind) })),
    toWrite: parts.flatMap(({ importId, n }) => {
      const kind = kindOf.get(importId);
      return kind === undefined ? [] : [{ id: importId, kind, n }];
    }),
    toWipe: stale.map(({ id }) => id),
  };
}

/** The bytes of an import's file, for the worker. */
export async function importFile({ actor, tx }: Scope, id: string): Promise<Uint8Array | null> {
  const part = await tx.sheetImportPart.findFirst({
    where: { tenantId: actor.tenantId, importId: id, kind: "file" },
    select: { bodyCipher: true },
  });
  const body = part?.bodyCipher ?? null;
  return body === null ? null : Buffer.from(decryptField(body), "base64");
}

export interface PlaceFound {
  id: string;
  path: string;
  level: string;
}

/** The district, its streets and communities by name, within a range; or why a text means none. One statement. */
export async function placesWithin(
  { actor, tx }: Scope,
  within: string,
): Promise<(text: string) => PlaceFound | string> {
  const areas = await tx.area.findMany({
    where: {
      tenantId: actor.tenantId,
      validTo: null,
      level: { in: ["district", "street", "community"] },
    },
    select: { id: true, level: true, name: true, path: true },
  });
  const names = new Map(areas.map(({ path, name }) => [path, name]));
  const all = areas.map((area) => ({
    ...area,
    within: ancestors(area.path)
      .map((path) => names.get(path) ?? "")
      .join(" "),
  }));
  const answers = new Map<string, PlaceFound | string>();
  const look = (text: string) => {
    const found = byName(text, all);
    if (found === null) return "imports.place";
    if (found === "several") return "imports.placeSeveral";
    return found.path.startsWith(within) ? found : "imports.outside";
  };
  return (text) => {
    const known = answers.get(text) ?? look(text);
    answers.set(text, known);
    return known;
  };
}
