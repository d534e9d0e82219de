import "server-only";
import type { Settings } from "@/lib/ground/settings/rules/parameters";
import type { Scope } from "@/lib/platform/db/scope";
import { returnsLeftOf } from "../rules/policy";

/**
 * How often this organization may still ask to return this ticket. A request that was decided
 * counts as well as one that waits, on whichever assignment it was made. One statement.
 */
export async function returnsLeft(
  { actor, tx }: Scope,
  { ticketId, organizationId }: { ticketId: string; organizationId: string },
  settings: Settings,
): Promise<number> {
  const asked = await tx.assignment.count({
    where: { tenantId: actor.tenantId, ticketId, organizationId, returnReason: { not: null } },
  });
  return returnsLeftOf(asked, settings["return.maxPerUnit"]);
}
