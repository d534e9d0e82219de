import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { exclusionColumns, isPublished } from "../queries/exclusions";

/** An exclusion inside the actor's range, with whether its figures have been published. */
export async function findExclusion(scope: Scope, { id }: { id: string }) {
  const { actor, tx } = scope;
  const row = await tx.exclusion.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: exclusionColumns,
  });
  return row && { ...row, published: await isPublished(scope, row.ticketId) };
}

export type FoundExclusion = NonNullable<Awaited<ReturnType<typeof findExclusion>>>;
