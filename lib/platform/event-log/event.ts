import type { Tx } from "@/lib/platform/db/client";
import type { Json } from "@/lib/platform/core/json";

/**
 * One fact. Who, when, number, versions and hash are written by the database. The payload holds
 * codes, ids and times; never a name, a phone or what a person typed.
 */
export interface EventSpec {
  name: string; // past participle of the field: ticket.dispatched
  subjectId: string;
  ticketId?: string;
  assignmentId?: string;
  organizationId?: string; // the organization that may read it too
  forResident?: boolean;
  path?: string; // where the subject is, when those below the actor shall see it too
  version?: number; // of subjects that are neither ticket nor assignment
  payload?: Record<string, Json>;
}

/**
 * Appends events in the caller's transaction, all in one statement: the database numbers and chains
 * them row by row. Called by the command runner and the seed alone.
 */
export async function appendEvents(
  tx: Tx,
  actor: { tenantId: string; lo: string; now: number },
  events: readonly EventSpec[],
): Promise<void> {
  if (events.length === 0) return;
  // As one text: a parameter for every value of a thousand events would take most of the time.
  const rows = events.map((event) => ({
    name: event.name,
    subject: event.subjectId,
    ticket: event.ticketId,
    assignment: event.assignmentId,
    organization: event.organizationId,
    resident: event.forResident ?? false,
    version: event.version,
    payload: event.payload ?? {},
    path: event.path ?? actor.lo,
  }));
  await tx.$executeRaw`
    insert into event (tenant_id, seq, name, subject_id, ticket_id, assignment_id, organization_id, for_resident, version,
      payload, path, actor_kind, actor_role, actor_name, at, request_id, hash)
    select ${actor.tenantId}::uuid, 0, e.name, e.subject, e.ticket, e.assignment, e.organization, e.resident, e.version,
      e.payload, e.path, '', '', '', ${new Date(actor.now)}, '', ''
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) e (name text, subject uuid, ticket uuid, assignment uuid,
      organization uuid, resident boolean, version int, payload jsonb, path text)`;
}
