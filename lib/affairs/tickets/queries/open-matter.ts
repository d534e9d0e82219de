import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { viewerOf } from "../rules/disclosure";

/**
 * Whether a page may be open on this matter: staff of areas have a ticket open, staff of organizations
 * what was addressed to their own. One statement.
 */
export async function seesMatter({ actor, tx }: Scope, id: string): Promise<boolean> {
  const { tenantId, organizationId } = actor;
  const where = { tenantId, id };
  const viewer = viewerOf(actor);
  if (viewer === "area") {
    return (await tx.ticket.findFirst({ where, select: { id: true } })) !== null;
  }
  if (viewer !== "organization" || organizationId === null) return false;
  const own = { ...where, organizationId };
  return (await tx.assignment.findFirst({ where: own, select: { id: true } })) !== null;
}
