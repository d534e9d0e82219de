import "server-only";
import { createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import { deriveBytes } from "./field";

// What a district says to another one is signed with Ed25519 (RFC 8032). The private key is derived from
// the server's secret and the district's short name: it is stored nowhere, every server process has it,
// and nobody without the secret can say anything in the district's name.

// The DER frame (RFC 8410) around the 32 bytes of a private and of a public key.
const privateFrame = Buffer.from("302e020100300506032b657004220420", "hex");
const publicFrame = Buffer.from("302a300506032b6570032100", "hex");

/** The public key of a district of this server: 32 bytes as base64url. */
export function districtKey(slug: string): string {
  const der = createPublicKey(privateKey(slug)).export({ format: "der", type: "spki" });
  return der.subarray(publicFrame.length).toString("base64url");
}

/** A short form of a public key, to be compared by eye or by telephone: four groups of four. */
export function fingerprint(publicKey: string): string {
  const hex = createHash("sha256").update(Buffer.from(publicKey, "base64url")).digest("hex");
  return [0, 4, 8, 12].map((at) => hex.slice(at, at + 4)).join("-");
}

/** The signature of a district of this server under a text, as base64url. */
export function signedBy(slug: string, text: string): string {
  return sign(null, Buffer.from(text, "utf8"), privateKey(slug)).toString("base64url");
}

/** Whether the holder of the key has signed this very text. A key or signature that is none is no. */
export function isSigned(publicKey: string, text: string, signature: string): boolean {
  const raw = Buffer.from(publicKey, "base64url");
  if (raw.length !== 32) return false;
  const key = createPublicKey({
    key: Buffer.concat([publicFrame, raw]),
    format: "der",
    type: "spki",
  });
  return verify(null, Buffer.from(text, "utf8"), key, Buffer.from(signature, "base64url"));
}

function privateKey(slug: string) {
  const seed = deriveBytes(`district-key|1|${slug}`);
  return createPrivateKey({
    key: Buffer.concat([privateFrame, seed]),
    format: "der",
    type: "pkcs8",
  });
}
