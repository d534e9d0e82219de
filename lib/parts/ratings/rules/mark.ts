import { sha256Bytes } from "@/lib/platform/core/digest";

/**
 * What the database keeps of a device that has rated: bound to the one rating, so that nobody can put together what
 * one device has rated, and nobody who reads it can rate with it.
 */
export function markOf(ratingId: string, token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256Bytes(`rate|${ratingId}|${token}`));
}
