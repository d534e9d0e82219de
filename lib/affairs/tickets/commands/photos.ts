import "server-only";
import { storePhoto, type StoredPhoto } from "@/lib/platform/files/photo";

/** Decodes photos and writes them to disk before the transaction; `field` is told when one fails. */
export function storePhotos(
  photos: readonly File[] | undefined,
  field: string,
): Promise<StoredPhoto[]> {
  return Promise.all((photos ?? []).map((photo) => storePhoto(photo, field)));
}
