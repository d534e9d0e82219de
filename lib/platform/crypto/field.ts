import "server-only";
import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import { sharedEnv } from "@/lib/platform/env";

// Layout of a ciphertext: key id (1 byte), nonce (12), tag (16), text. The key id lets keys rotate
// and lets another algorithm take over without touching what is stored.
const keyId = 1;
const nonceLength = 12;
const tagLength = 16;

/** Encrypts a personal field with AES-256-GCM. */
export function encryptField(text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return new Uint8Array(Buffer.concat([Buffer.of(keyId), nonce, cipher.getAuthTag(), body]));
}

/** Reads what encryptField wrote; throws when it was changed or the key is another one. */
export function decryptField(stored: Uint8Array): string {
  const bytes = Buffer.from(stored);
  if (bytes[0] !== keyId) throw new Error(`unknown key id ${String(bytes[0])}`);
  const tagAt = 1 + nonceLength;
  const decipher = createDecipheriv("aes-256-gcm", key(), bytes.subarray(1, tagAt));
  decipher.setAuthTag(bytes.subarray(tagAt, tagAt + tagLength));
  return Buffer.concat([
    decipher.update(bytes.subarray(tagAt + tagLength)),
    decipher.final(),
  ]).toString("utf8");
}

/**
 * Bytes derived from the server's secret and `label`: the same label gives the same bytes, and
 * nobody without the secret can foresee them. Makes a retried report answer with the same code.
 */
export function deriveBytes(label: string): Uint8Array {
  return createHmac("sha256", key()).update(label, "utf8").digest();
}

/** A keyed hash by which an encrypted field is found again; without the secret nobody can try values. */
export function indexField(kind: "phone" | "name", text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(deriveBytes(`index|${kind}|${text}`));
}

function key(): Buffer {
  return Buffer.from(sharedEnv().FIELD_KEY, "base64");
}
