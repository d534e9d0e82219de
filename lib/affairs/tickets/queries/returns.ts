import "server-only";
import { clockworkOf } from "@/lib/ground/settings/queries";
import type { Scope } from "@/lib/platform/db/scope";
import { returnsLeftOf } from "../rules/policy";

/**
 * How often this organization may still ask to return this ticket. A request that was decided
 * counts as well as one that waits, on whichever assignment it was made. Two statements.
 */
export async function returnsLeft(
  scope: Scope,
  { ticketId, organizationId }: { ticketId: string; organizationId: string },
): Promise<number> {
  const { actor, tx } = scope;
  const asked = await tx.assignment.count({
    where: { tenantId: actor.tenantId, ticketId, organizationId, returnReason: { not: null } },
  });
  const { settings } = await clockworkOf(scope);
  return returnsLeftOf(asked, settings["return.maxPerUnit"]);
}
