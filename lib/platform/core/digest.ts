import { createHash } from "node:crypto";

/** Length of `sha256Hex`. */
export const sha256HexLength = 64;

/** SHA-256 of a text (as UTF-8) or of bytes, as 64 lower-case hexadecimal digits. */
export function sha256Hex(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

/** SHA-256 of a text (as UTF-8) or of bytes, as 32 bytes. */
export function sha256Bytes(content: string | Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(content).digest());
}
