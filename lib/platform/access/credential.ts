import { createHash } from "node:crypto";

/**
 * What somebody presents at the door. Each kind ends as the 32-byte hash by which sec.enter finds
 * the session row; the secret itself is stored nowhere.
 */
export type Credential =
  | { kind: "session"; token: string }
  | { kind: "receipt"; slug: string; number: string; code: string }
  | { kind: "rating"; slug: string; key: string }
  | { kind: "visitor"; slug: string }
  | { kind: "system"; slug: string; key: string }
  | { kind: "job"; slug: string; secret: string };

export function credentialHash(credential: Credential): Uint8Array<ArrayBuffer> {
  switch (credential.kind) {
    case "session":
      return sessionHash(credential.token);
    case "receipt":
      return receiptHash(credential.slug, credential.number, credential.code);
    case "rating":
      return sha256(`rating|${credential.slug}|${credential.key}`);
    case "visitor":
      return sha256(`visitor|${credential.slug}`);
    case "system":
      return sha256(`system|${credential.slug}|${credential.key}`);
    case "job":
      return jobHash(credential.slug, credential.secret);
  }
}

export function sessionHash(token: string): Uint8Array<ArrayBuffer> {
  return sha256(`session|${token}`);
}

export function receiptHash(slug: string, number: string, code: string): Uint8Array<ArrayBuffer> {
  return sha256(`receipt|${slug}|${number}|${code}`);
}

export function jobHash(slug: string, secret: string): Uint8Array<ArrayBuffer> {
  return sha256(`job|${slug}|${secret}`);
}

/** Of a code that was sent to a phone; the row that keeps it names the phone. */
export function phoneCodeHash(code: string): Uint8Array<ArrayBuffer> {
  return sha256(`phone-code|${code}`);
}

function sha256(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(text, "utf8").digest());
}
