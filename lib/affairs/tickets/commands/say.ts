import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";

/** Where words belong. The database addresses a resident's words to whoever leads at that moment. */
interface Thread {
  ticketId: string;
  path: string;
  audience: "resident" | "internal";
  assignmentId?: string | null;
  organizationId?: string | null;
}

/** Adds to the ticket's thread, in the name of the actor. */
export async function say({ actor, tx }: Scope, thread: Thread, body: string): Promise<void> {
  await tx.message.createMany({
    data: {
      tenantId: actor.tenantId,
      id: newId(),
      ticketId: thread.ticketId,
      assignmentId: thread.assignmentId ?? null,
      organizationId: thread.organizationId ?? null,
      path: thread.path,
      audience: thread.audience,
      side: actor.kind === "receipt" ? "resident" : actor.organizationId ? "organization" : "area",
      authorDutyId: actor.dutyId,
      authorName: actor.name,
      body,
      at: new Date(actor.now),
    },
  });
}

/** The resident reads the result in the thread as soon as it has left the organization. */
export async function tellResult(
  scope: Scope,
  assignment: { id: string; ticketId: string; path: string; organizationId: string },
  result: string,
): Promise<void> {
  await say(scope, threadOf(assignment, "resident"), result);
}

/** The organization's own part of the thread. */
export function threadOf(
  assignment: { id: string; ticketId: string; path: string; organizationId: string },
  audience: Thread["audience"],
): Thread {
  const { id, ticketId, path, organizationId } = assignment;
  return { ticketId, path, audience, assignmentId: id, organizationId };
}
