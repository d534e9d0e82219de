import "server-only";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { command } from "@/lib/platform/command";
import type { EventSpec } from "@/lib/platform/event-log/event";
import type { Scope } from "@/lib/platform/db/scope";
import { canDoOnTicket } from "../rules/policy";
import { endedAssignmentStatuses } from "../rules/statuses";
import { releasePhotosInput } from "../schema";
import { findTicket, type TicketSubject } from "./find";
import { assignmentEvent } from "./record";
import { hidePhotos, showPhotos } from "./release";

/**
 * 交付照片: which photos of the resident the organizations in work may see, also those that came after
 * the dispatch. What is taken back disappears from every organization that had it, also from one
 * that has ended. Photos are named one by one, so two dispatchers do not undo each other.
 */
export const releasePhotos = command({
  name: "ticket.releasePhotos",
  input: releasePhotosInput,
  output: doneOutput,
  find: (scope, { id }) => findTicket(scope, { id }),
  allow: (actor, ticket) => canDoOnTicket(actor, "releasePhotos", ticket),
  run: async (scope, ticket, { show = [], hide = [] }) => {
    const assignments = await assignmentsOf(scope, ticket);
    const events: EventSpec[] = [];
    const hidden = await hidePhotos(scope, ticket, hide);
    for (const { open, ...assignment } of assignments) {
      const told = (name: "assignment.photos_hidden" | "assignment.photos_released", count = 0) => {
        if (count === 0) return;
        const payload = { organization: assignment.organizationName, count };
        events.push(assignmentEvent(name, assignment, { payload }));
      };
      told("assignment.photos_hidden", hidden.get(assignment.id));
      if (open) {
        told("assignment.photos_released", await showPhotos(scope, ticket, assignment, show));
      }
    }
    return { result: { id: ticket.id }, events };
  },
});

async function assignmentsOf({ actor, tx }: Scope, ticket: TicketSubject) {
  // Two presses at once wait for each other here, so that no organization is given a photo twice.
  await tx.$queryRaw`
    select id from ticket
    where tenant_id = ${actor.tenantId}::uuid and id = ${ticket.id}::uuid for no key update`;
  const rows = await tx.assignment.findMany({
    where: { tenantId: actor.tenantId, ticketId: ticket.id },
    orderBy: { dispatchedAt: "asc" },
    select: {
      id: true,
      ticketId: true,
      organizationId: true,
      organizationName: true,
      status: true,
    },
  });
  return rows.map(({ status, ...row }) => ({
    ...row,
    open: !endedAssignmentStatuses.some((ended) => ended === status),
  }));
}
