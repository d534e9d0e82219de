import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { canWriteReplies } from "../rules/replies";

/** A saved reply in use; who comes with an older version is told that it has changed. */
export async function findReply({ actor, tx }: Scope, id: string, version: number | undefined) {
  // Who keeps no replies has no right to read them either.
  if (!canWriteReplies(actor)) return null;
  const reply = await tx.savedReply.findFirst({
    where: { tenantId: actor.tenantId, id, archived: false },
    select: { id: true, path: true, organizationId: true, version: true },
  });
  if (reply === null) return null;
  if (version !== reply.version) throw new Refusal("conflict", "reply.conflict");
  return { ...reply, isNew: false as const };
}
