import { sha256Bytes } from "@/lib/platform/core/digest";

/** What the database keeps of a device's token: nobody who reads it can follow or unfollow with it. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(sha256Bytes(`follow|${token}`));
}
