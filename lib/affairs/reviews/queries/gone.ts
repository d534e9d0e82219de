import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/** Whether the own organization was deregistered; an office is none. At most one statement. */
export async function isGone({ actor, tx }: Scope): Promise<boolean> {
  if (actor.organizationId === null) return false;
  const open = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: actor.organizationId, validTo: null },
    select: { id: true },
  });
  return open === null;
}
