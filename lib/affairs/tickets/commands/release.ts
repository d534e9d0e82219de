import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { TicketSubject } from "./find";

/**
 * What the organization may see is released photo by photo: a second row with the same file. One
 * that was hidden from it is shown again. Returns how many it sees that it did not see before.
 */
export async function showPhotos(
  scope: Scope,
  ticket: TicketSubject,
  assignment: { id: string; organizationId: string },
  photoIds: readonly string[],
): Promise<number> {
  const photos = await photosOfResident(scope, ticket, photoIds);
  if (photos.length === 0) return 0;
  const { actor, tx } = scope;
  const given = await tx.attachment.findMany({
    where: { ...givenTo(scope, ticket), assignmentId: assignment.id },
    select: { id: true, fileKey: true, hiddenAt: true },
  });
  const fresh = photos.filter((photo) => given.every(({ fileKey }) => fileKey !== photo.fileKey));
  await tx.attachment.createMany({
    data: fresh.map((photo) => ({
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
  const again = given.filter(
    ({ fileKey, hiddenAt }) =>
      hiddenAt !== null && photos.some((photo) => photo.fileKey === fileKey),
  );
  await tx.attachment.updateMany({
    where: { tenantId: actor.tenantId, id: { in: again.map(({ id }) => id) } },
    data: { hiddenAt: null },
  });
  return fresh.length + again.length;
}

/** Takes photos from the sight of every organization of the ticket; tells from whom how many. */
export async function hidePhotos(
  scope: Scope,
  ticket: TicketSubject,
  photoIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const photos = await photosOfResident(scope, ticket, photoIds);
  const seen = await scope.tx.attachment.findMany({
    where: {
      ...givenTo(scope, ticket),
      fileKey: { in: photos.map(({ fileKey }) => fileKey) },
      hiddenAt: null,
    },
    select: { id: true, assignmentId: true },
  });
  await scope.tx.attachment.updateMany({
    where: { tenantId: scope.actor.tenantId, id: { in: seen.map(({ id }) => id) } },
    data: { hiddenAt: scope.actor.at },
  });
  const counts = new Map<string, number>();
  for (const { assignmentId } of seen) {
    if (assignmentId !== null) counts.set(assignmentId, (counts.get(assignmentId) ?? 0) + 1);
  }
  return counts;
}

/** What the resident sent of this ticket, one row for each id: another ticket's photo is none. */
async function photosOfResident(
  { actor, tx }: Scope,
  ticket: TicketSubject,
  photoIds: readonly string[],
) {
  if (photoIds.length === 0) return [];
  const ids = [...new Set(photoIds)];
  const photos = await tx.attachment.findMany({
    where: {
      tenantId: actor.tenantId,
      ticketId: ticket.id,
      id: { in: ids },
      purpose: "report",
      organizationId: null,
    },
    select: { fileKey: true, width: true, height: true, bytes: true, at: true },
  });
  if (photos.length < ids.length) throw new Refusal("not-found", "refusal.notFound");
  return photos;
}

function givenTo({ actor }: Scope, { id }: TicketSubject) {
  return {
    tenantId: actor.tenantId,
    ticketId: id,
    purpose: "report",
    organizationId: { not: null },
    forResident: false,
  } as const;
}
