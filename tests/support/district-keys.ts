import { createHmac, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { testFieldKey } from "./members";

// As lib/platform/crypto/signature.ts makes them from the field key of test databases, for tests that
// run where the server's own modules cannot be loaded.

/** The public key of a test district: 32 bytes as base64url. */
export function testDistrictKey(slug: string): string {
  const der = createPublicKey(privateKey(slug)).export({ format: "der", type: "spki" });
  return der.subarray(-32).toString("base64url");
}

/** The signature of a test district under a text, as base64url. */
export function testSignature(slug: string, text: string): string {
  return sign(null, Buffer.from(text, "utf8"), privateKey(slug)).toString("base64url");
}

function privateKey(slug: string) {
  const seed = createHmac("sha256", testFieldKey).update(`district-key|1|${slug}`, "utf8").digest();
  const frame = Buffer.from("302e020100300506032b657004220420", "hex");
  return createPrivateKey({ key: Buffer.concat([frame, seed]), format: "der", type: "pkcs8" });
}
