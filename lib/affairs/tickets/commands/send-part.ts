import "server-only";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { partTimes, urgencies, type Clockwork } from "../rules/deadline";
import { known } from "../rules/known";
import type { MovingOrder } from "../rules/reckoning";
import { coSlots, type DispatchInput } from "../schema";
import { findOrganization } from "./dispatch-target";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";
import { assignmentEvent } from "./record";
import { showPhotos } from "./release";
import { sendOut } from "./send-out";

interface Part {
  organization: { id: string; shortName: string };
  task: string;
}

/** Sends one organization its part of a matter that another one leads (DOMAIN §2.6). */
export async function sendPart(
  scope: Scope,
  ticket: TicketSubject,
  lead: MovingOrder & { id: string; urgency: string },
  { organization, task }: Part,
  photoIds: readonly string[],
  clockwork: Clockwork,
): Promise<EventSpec> {
  const times = partTimes(
    {
      urgency: known(urgencies, lead.urgency),
      dispatchedAt: scope.actor.now,
      lead,
    },
    clockwork,
  );
  const part = { id: newId(), ticketId: ticket.id, organizationId: organization.id };
  await sendOut(
    scope,
    ticket,
    {
      id: part.id,
      organization,
      leadAssignmentId: lead.id,
      urgency: lead.urgency,
      task,
      times,
      mayCall: false,
      // What leaves for verification is the lead's result, and that is what a leader signs.
      signOff: false,
    },
    clockwork,
  );
  await showPhotos(scope, ticket, part, photoIds);
  return assignmentEvent("assignment.part_sent", part, {
    payload: { dueAt: times.dueAt, organization: organization.shortName },
  });
}

/** The parts that a dispatch names at once; each needs an organization of its own and a task. */
export async function partsNamed(
  scope: Scope,
  ticket: TicketSubject,
  input: DispatchInput,
): Promise<Part[]> {
  const parts: Part[] = [];
  const taken = [input.organizationId];
  for (const slot of coSlots) {
    const organizationId = input[`co${slot}Id`];
    const task = input[`co${slot}Task`];
    if (organizationId === undefined && task === undefined) continue;
    if (organizationId === undefined) throw refuseField(`co${slot}Id`, "field.choose");
    if (task === undefined) throw refuseField(`co${slot}Task`, "field.required");
    if (taken.includes(organizationId)) throw refuseField(`co${slot}Id`, "part.twice");
    taken.push(organizationId);
    const organization = await findOrganization(scope, ticket, organizationId, {
      field: `co${slot}Id`,
    });
    parts.push({ organization, task });
  }
  return parts;
}
