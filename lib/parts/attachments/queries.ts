import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** The file of a photo that the scope may see, or null: not there and not yours are the same. */
export async function photoFile({ actor, tx }: Scope, id: string): Promise<string | null> {
  const row = await tx.attachment.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { fileKey: true },
  });
  return row?.fileKey ?? null;
}
