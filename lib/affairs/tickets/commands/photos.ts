import "server-only";
import { dropPhoto, storePhoto, type StoredPhoto } from "@/lib/platform/files/photo";

/**
 * Decodes and stores photos before the transaction; `field` is told when one fails. One
 * after the other, so that a form takes one decoder at a time and its first bad photo is its last; those
 * before it are not kept.
 */
export async function storePhotos(
  photos: readonly File[] | undefined,
  field: string,
): Promise<StoredPhoto[]> {
  const stored: StoredPhoto[] = [];
  try {
    for (const photo of photos ?? []) stored.push(await storePhoto(photo, field));
  } catch (error) {
    for (const { key } of stored) await dropPhoto(key);
    throw error;
  }
  return stored;
}
