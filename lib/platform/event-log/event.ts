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
  await tx.event.createMany({
    data: events.map((event) => ({
      tenantId: actor.tenantId,
      seq: 0n,
      name: event.name,
      subjectId: event.subjectId,
      ticketId: event.ticketId ?? null,
      assignmentId: event.assignmentId ?? null,
      organizationId: event.organizationId ?? null,
      forResident: event.forResident ?? false,
      ...(event.version === undefined ? {} : { version: event.version }),
      payload: event.payload ?? {},
      path: event.path ?? actor.lo,
      actorKind: "",
      actorRole: "",
      actorName: "",
      at: new Date(actor.now),
      requestId: "",
      hash: new Uint8Array(),
    })),
  });
}
