import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { exportMax } from "../rules/export";

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
