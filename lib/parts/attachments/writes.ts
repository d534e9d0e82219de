import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import type { StoredPhoto } from "@/lib/platform/files/photo";

/** Whose photos these are and who may see them. */
export interface PhotoSubject {
  ticketId: string;
  path: string;
  purpose: "report" | "before" | "after" | "verification";
  forResident: boolean;
  assignmentId?: string;
  organizationId?: string;
}

/** Writes one row per stored photo, in the caller's transaction. */
export async function attachPhotos(
  { actor, tx }: Scope,
  subject: PhotoSubject,
  stored: readonly StoredPhoto[],
): Promise<void> {
  if (stored.length === 0) return;
  await tx.attachment.createMany({
    data: stored.map((photo) => ({
      tenantId: actor.tenantId,
      id: newId(),
      ticketId: subject.ticketId,
      assignmentId: subject.assignmentId ?? null,
      organizationId: subject.organizationId ?? null,
      path: subject.path,
      purpose: subject.purpose,
      forResident: subject.forResident,
      fileKey: photo.key,
      width: photo.width,
      height: photo.height,
      bytes: photo.bytes,
      at: actor.at,
    })),
  });
}
