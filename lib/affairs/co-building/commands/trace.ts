import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";

/** What stood there before, by whom and when it was changed, and why where a reason is given. */
export async function writeTrace(
  { actor, tx }: Scope,
  { id, path }: { id: string; path: string },
  was: Record<string, string>,
  reason: string | null = null,
): Promise<void> {
  await tx.coChange.createMany({
    data: [
      {
        tenantId: actor.tenantId,
        id: newId(),
        path,
        subjectId: id,
        was,
        reason,
        at: new Date(actor.now),
        by: actor.name,
      },
    ],
  });
}
