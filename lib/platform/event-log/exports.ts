import "server-only";
import { z } from "zod";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

/** A file holds no more rows than this (DOMAIN §11.2, P10: exports are limited and logged). */
export const exportMax = 5000;
export const exportBatch = 500;
/** How long the file of an export that was recorded can be fetched. */
const exportMinutes = 10;

/**
 * Writes the audit row of an export, after its size was found to be allowed. The words searched for
 * may be a person's name: that there were some is recorded, not which.
 */
export async function recordExport(
  { actor, tx }: Scope,
  command: string,
  rows: number,
  filter: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  if (rows === 0) throw new Refusal("invalid", "export.empty");
  if (rows > exportMax)
    throw new Refusal("limit", "export.tooMany", { values: { max: exportMax } });
  const { q, ...codes } = filter;
  const detail = { ...filterRecord(codes), rows, searched: q !== undefined };
  await tx.audit.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      at: new Date(actor.now),
      path: actor.lo,
      kind: "export",
      command,
      actorKind: "",
      actorName: "",
      detail,
      requestId: "",
    },
  });
}

/** The filters that are on; JSON knows no undefined. */
export function filterRecord(
  filter: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

/** What the export command stored under this key for this very duty, while it is fresh; null when there is none. */
export async function recordedExport(
  { actor, tx }: Scope,
  command: string,
  key: string,
): Promise<Record<string, string> | null> {
  const row = await tx.commandResult.findFirst({
    where: {
      tenantId: actor.tenantId,
      command,
      key,
      at: { gte: new Date(actor.now - exportMinutes * 60_000) },
    },
    select: { result: true },
  });
  return row === null ? null : z.record(z.string(), z.string()).parse(row.result);
}
