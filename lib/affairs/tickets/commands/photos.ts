import "server-only";
import { storePhoto, type StoredPhoto } from "@/lib/platform/files/photo";

/**
 * Decodes photos and writes them to disk before the transaction; `field` is told when one fails. One
 * after the other, so that a form takes one decoder at a time and its first bad photo is its last.
 */
export async function storePhotos(
  photos: readonly File[] | undefined,
  field: string,
): Promise<StoredPhoto[]> {
  const stored: StoredPhoto[] = [];
  for (const photo of photos ?? []) stored.push(await storePhoto(photo, field));
  return stored;
}
