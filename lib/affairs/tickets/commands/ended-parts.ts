import "server-only";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { Scope } from "@/lib/platform/db/scope";
import { endedAssignmentStatuses } from "../rules/statuses";
import { assignmentEvent } from "./record";

/**
 * Who helped a lead that is gone has nothing left to help with: the database ends the parts
 * (sec.follow_lead), and each helper is told. Ask before the lead is changed.
 */
export async function endedParts({ actor, tx }: Scope, leadId: string): Promise<EventSpec[]> {
  const parts = await tx.assignment.findMany({
    where: {
      tenantId: actor.tenantId,
      leadAssignmentId: leadId,
      status: { notIn: [...endedAssignmentStatuses] },
    },
    orderBy: { id: "asc" },
    select: { id: true, ticketId: true, organizationId: true, organizationName: true },
  });
  return parts.map((part) =>
    assignmentEvent("assignment.part_ended", part, {
      payload: { organization: part.organizationName },
    }),
  );
}
