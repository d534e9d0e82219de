import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { TicketSubject } from "./find";

/** What the organization may see is released photo by photo: a second row with the same file. */
export async function releasePhotos(
  { actor, tx }: Scope,
  ticket: TicketSubject,
  assignment: { id: string; organizationId: string },
  photoIds: readonly string[],
): Promise<void> {
  if (photoIds.length === 0) return;
  const photos = await tx.attachment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId: ticket.id,
      id: { in: [...photoIds] },
      purpose: "report",
      organizationId: null,
    },
    select: { fileKey: true, width: true, height: true, bytes: true, at: true },
  });
  await tx.attachment.createMany({
    data: photos.map((photo) => ({
      ...photo,
      tenantId: actor.tenantId,
      id: newId(),
      ticketId: ticket.id,
      assignmentId: assignment.id,
      organizationId: assignment.organizationId,
      path: ticket.path,
      purpose: "report",
      forResident: false,
    })),
  });
}
