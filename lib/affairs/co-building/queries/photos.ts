import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { photosShown } from "../rules/projects";

export interface PhotoRow {
  id: string;
  path: string;
  organizationId: string;
  organizationName: string;
  at: Date;
  by: string;
}

/** The photos of a project as they were put there; what was taken down is no row. One statement. */
export async function photosOf({ actor, tx }: Scope, projectId: string): Promise<PhotoRow[]> {
  return tx.coPhoto.findMany({
    where: { tenantId: actor.tenantId, projectId, hiddenAt: null },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    take: photosShown,
    select: {
      id: true,
      path: true,
      organizationId: true,
      organizationName: true,
      at: true,
      by: true,
    },
  });
}

/** The file of a photo that the scope may see, or null: not there, taken down and not yours are the same. */
export async function projectPhotoFile({ actor, tx }: Scope, id: string): Promise<string | null> {
  const row = await tx.coPhoto.findFirst({
    where: { tenantId: actor.tenantId, id, hiddenAt: null },
    select: { fileKey: true },
  });
  return row?.fileKey ?? null;
}
