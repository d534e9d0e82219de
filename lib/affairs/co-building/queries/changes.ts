import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { shownMost } from "../rules/shown";

/** One change of an entry: who, when, and what its fields said before. */
export interface ChangeShown {
  id: string;
  at: string;
  by: string;
  /** Why it was taken back. */
  reason: string | null;
  was: { field: string; text: string }[];
}

const said = z.record(z.string(), z.string());

/** What an entry said before, the newest change first. One statement. */
export async function changesOfEntry(
  { actor, tx }: Scope,
  subjectId: string,
): Promise<ChangeShown[]> {
  const rows = await tx.coChange.findMany({
    where: { tenantId: actor.tenantId, subjectId },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: shownMost.changes,
    select: { id: true, at: true, by: true, reason: true, was: true },
  });
  return rows.map(({ id, at, by, reason, was }) => ({
    id,
    by,
    reason,
    at: at.toISOString(),
    was: Object.entries(said.parse(was)).map(([field, text]) => ({ field, text })),
  }));
}
