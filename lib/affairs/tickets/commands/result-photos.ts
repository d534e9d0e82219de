import "server-only";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { StoredPhoto } from "@/lib/platform/files/photo";
import { attachPhotos } from "@/lib/parts/attachments/writes";
import { photosMissing } from "../rules/result";
import type { AssignmentSubject } from "./find";

/** What is there already counts: a result that its leader sent back keeps its photos. */
export async function requireProofs(
  { actor, tx }: Scope,
  assignment: AssignmentSubject,
  before: number,
  after: number,
): Promise<void> {
  if (!assignment.physical) return;
  const stored = await tx.attachment.groupBy({
    by: ["purpose"],
    where: { tenantId: actor.tenantId, ticketId: assignment.ticketId, assignmentId: assignment.id },
    _count: true,
  });
  const count = (purpose: string) => stored.find((row) => row.purpose === purpose)?._count ?? 0;
  const missing = photosMissing({
    physical: assignment.physical,
    round: assignment.round,
    before: { stored: count("before"), added: before },
    after: { stored: count("after"), added: after },
  });
  if (missing.length === 0) return;
  throw new Refusal("invalid", "refusal.invalid", {
    fields: Object.fromEntries(missing.map((field) => [field, `submit.${field}`])),
  });
}

export async function attachProofs(
  scope: Scope,
  assignment: AssignmentSubject,
  photos: {
    before: readonly StoredPhoto[];
    after: readonly StoredPhoto[];
    forResident: boolean;
  },
): Promise<void> {
  const { ticketId, path, organizationId } = assignment;
  const { forResident } = photos;
  const owner = { ticketId, path, organizationId, assignmentId: assignment.id, forResident };
  await attachPhotos(scope, { ...owner, purpose: "before" }, photos.before);
  await attachPhotos(scope, { ...owner, purpose: "after" }, photos.after);
}

/** The photos of a delivered part, for the organization that leads. */
export async function shareProofs({ tx }: Scope, assignmentId: string): Promise<void> {
  await tx.$queryRaw`select sec.share_part(${assignmentId}::uuid)`;
}
