import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Prisma } from "@/prisma/generated/client";
import type { FoundExclusion } from "./find-exclusion";

/** One conditional write: whoever was faster has decided. */
export async function changeExclusion(
  { actor, tx }: Scope,
  { id, version }: FoundExclusion,
  data: Prisma.ExclusionUpdateManyMutationInput,
): Promise<void> {
  const { count } = await tx.exclusion.updateMany({
    where: { tenantId: actor.tenantId, id, version },
    data: { ...data, version: version + 1 },
  });
  if (count === 0) throw new Refusal("conflict", "refusal.conflict");
}
