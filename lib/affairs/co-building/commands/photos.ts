import "server-only";
import { command, preparedCommand } from "@/lib/platform/command";
import { doneOutput } from "@/lib/platform/core/form-fields";
import { newId } from "@/lib/platform/core/id";
import { Refusal } from "@/lib/platform/core/refusal";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { storePhotos, type StoredPhoto } from "@/lib/platform/files/photo";
import { photosShown, takesPhotos } from "../rules/projects";
import { canAddPhotos, canHidePhoto } from "../rules/rights";
import { addPhotosInput, hidePhotoInput } from "../schema";
import { findPhoto, findProjectWithParties } from "./find";
import { coEvent, ownOrganization, refuseChanged } from "./record";

/** 补充照片: of what has been done, by a party or by who carries the project; never asked for (DOMAIN §11). */
export const addPhotos = preparedCommand({
  name: "co.addPhotos",
  input: addPhotosInput,
  output: doneOutput,
  prepare: async ({ photos }) => storePhotos(photos, "photos"),
  find: findProjectWithParties,
  allow: (actor, project) => canAddPhotos(actor, project),
  run: async (scope, { id, path, status }, photos) => {
    if (!takesPhotos(status)) throw new Refusal("wrong-status", "coBuilding.noPhotosNow");
    return { result: { id }, events: await putPhotos(scope, { id, path }, photos) };
  },
});

/** 撤下: from that moment it is shown to nobody. */
export const hidePhoto = command({
  name: "co.hidePhoto",
  input: hidePhotoInput,
  output: doneOutput,
  find: findPhoto,
  allow: (actor, { photo, project }) => canHidePhoto(actor, photo, project),
  run: async ({ tx }, { photo, project }) => {
    const [row] = await tx.$queryRaw<
      { answer: string }[]
    >`select sec.hide_co_photo(${photo.id}::uuid) as answer`;
    if (row?.answer !== "done") refuseChanged();
    const { id, path } = project;
    const { organizationId } = photo;
    return {
      result: { id },
      events: [coEvent("co.photo_hidden", { id, path }, { photoId: photo.id, organizationId })],
    };
  },
});

/** Writes one row for each stored photo, for the side that acts. At most four statements. */
export async function putPhotos(
  scope: Scope,
  project: { id: string; path: string },
  photos: readonly StoredPhoto[],
): Promise<EventSpec[]> {
  if (photos.length === 0) return [];
  const { actor, tx } = scope;
  const of = await ownOrganization(scope);
  await refuseTooMany(scope, project.id, photos.length);
  await tx.coPhoto.createMany({
    data: photos.map(({ key, width, height, bytes }) => ({
      tenantId: actor.tenantId,
      id: newId(),
      projectId: project.id,
      path: actor.lo,
      organizationId: of.id,
      organizationName: Array.from(of.name).slice(0, 60).join(""),
      fileKey: key,
      width,
      height,
      bytes,
      at: actor.at,
      by: actor.name,
    })),
  });
  const count = photos.length;
  return [coEvent("co.photos_added", project, { organizationId: of.id, count })];
}

async function refuseTooMany({ actor, tx }: Scope, projectId: string, more: number): Promise<void> {
  // The same lock as in the trigger: two parties at once count one after the other.
  await tx.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${projectId}::text, 68))::text`;
  const shown = await tx.coPhoto.count({
    where: { tenantId: actor.tenantId, projectId, hiddenAt: null },
  });
  if (shown + more <= photosShown) return;
  throw new Refusal("invalid", "refusal.invalid", {
    fields: { photos: "field.photosLeft" },
    values: { max: photosShown, left: Math.max(photosShown - shown, 0) },
  });
}
