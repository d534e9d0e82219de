import "server-only";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";

type Side = "before" | "after";

/**
 * Makes these photos, and no others of the sides named, those that stand on the wall. Each is an
 * editor's own decision; what is not ticked is taken down at once.
 */
export async function showPhotos(
  { actor, tx }: Scope,
  entry: { id: string; ticketId: string },
  wanted: readonly string[],
  sides: readonly Side[],
): Promise<void> {
  const { tenantId } = actor;
  const photos = await tx.attachment.findMany({
    where: {
      tenantId,
      ticketId: entry.ticketId,
      hiddenAt: null,
      id: { in: [...wanted] },
      // Copies that were handed on to an organization are not photos of their own.
      OR: [{ purpose: { not: "report" } }, { organizationId: null }],
    },
    select: { id: true, purpose: true },
  });
  const chosen = photos
    .map(({ id, purpose }) => ({ id, side: sideOf(purpose) }))
    .filter(({ side }) => sides.includes(side));
  if (chosen.length < new Set(wanted).size) {
    throw new Refusal("invalid", "refusal.invalid", { fields: { photoIds: "field.choose" } });
  }
  const shown = await tx.wallPhoto.findMany({
    where: { tenantId, entryId: entry.id, hiddenAt: null, side: { in: [...sides] } },
    select: { id: true, attachmentId: true },
  });
  const gone = shown.filter(({ attachmentId }) => !chosen.some(({ id }) => id === attachmentId));
  if (gone.length > 0) {
    await tx.wallPhoto.updateMany({
      where: { tenantId, id: { in: gone.map(({ id }) => id) } },
      data: { hiddenAt: actor.at },
    });
  }
  const fresh = chosen.filter(({ id }) => !shown.some(({ attachmentId }) => attachmentId === id));
  if (fresh.length > 0) {
    await tx.wallPhoto.createMany({
      data: fresh.map(({ id, side }) => ({
        tenantId,
        id: newId(),
        ticketId: entry.ticketId,
        entryId: entry.id,
        attachmentId: id,
        side,
        releasedAt: actor.at,
        releasedBy: actor.name,
      })),
    });
  }
}

function sideOf(purpose: string): Side {
  return purpose === "after" || purpose === "verification" ? "after" : "before";
}
