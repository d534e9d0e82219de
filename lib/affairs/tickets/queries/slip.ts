import "server-only";
import { z } from "zod";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import { assignmentFields, viewerOf } from "../rules/disclosure";
import { workOf, type WorkShown } from "./work-shown";

export interface Slip {
  work: WorkShown;
  printedAt: string;
  printedBy: string;
  district: string;
}

/**
 * What a printed 交办单 says: the assignment alone, which is what was released at dispatch. Staff of
 * areas print the latest one of a ticket, an organization its own. Null when nothing was sent out.
 */
export async function slipOf(
  scope: Scope,
  which: { ticketId: string } | { assignmentId: string },
): Promise<Slip | null> {
  const { actor, tx } = scope;
  const id = "ticketId" in which ? which.ticketId : which.assignmentId;
  if (!z.uuid().safeParse(id).success || viewerOf(actor) === "nobody") throw notFound();
  if ("ticketId" in which && (await isHidden(scope, id))) throw notFound();
  const row = await tx.assignment.findFirst({
    where: {
      tenantId: actor.tenantId,
      ...("ticketId" in which ? { ticketId: id, part: "lead", selfSolved: false } : { id }),
    },
    orderBy: { dispatchedAt: "desc" },
    select: assignmentFields.organization,
  });
  if (row === null) {
    if ("assignmentId" in which) throw notFound();
    return null;
  }
  return {
    work: workOf(row),
    printedAt: new Date(actor.now).toISOString(),
    printedBy: `${actor.scopeName} ${actor.name}`,
    district: actor.tenant.name,
  };
}

async function isHidden({ actor, tx }: Scope, id: string): Promise<boolean> {
  const row = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true },
  });
  return row === null;
}

function notFound(): Refusal {
  return new Refusal("not-found", "refusal.notFound");
}
