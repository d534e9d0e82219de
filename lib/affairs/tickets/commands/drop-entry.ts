import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { conflict, type Draft } from "./catalogue-draft";

/**
 * Takes out of the draft what it says about a category at a place; returns whether it said anything.
 * A form that was filled from a wording which somebody has changed since is a conflict.
 */
export async function dropEntry(
  { actor, tx }: Scope,
  draft: Draft,
  entry: { categoryId: string; path: string; entryId: string | undefined },
): Promise<boolean> {
  const { categoryId, path, entryId } = entry;
  const now = await tx.catalogueEntry.findFirst({
    where: { tenantId: actor.tenantId, versionId: draft.id, categoryId, path, removed: false },
    select: { id: true },
  });
  if (entryId !== undefined && now?.id !== entryId) {
    const seen = await tx.catalogueEntry.findFirst({
      where: { tenantId: actor.tenantId, id: entryId, versionId: draft.id },
      select: { removed: true },
    });
    // Filled from the version in force, before there was a draft: nothing of the draft was seen.
    if (seen?.removed === true) throw conflict();
  }
  if (now === null) return false;
  await tx.catalogueEntry.updateMany({
    where: { tenantId: actor.tenantId, id: now.id },
    data: { removed: true },
  });
  return true;
}
