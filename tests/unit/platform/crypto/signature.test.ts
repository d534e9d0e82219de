import { expect, test } from "vitest";
import { fingerprint, isSigned } from "@/lib/platform/crypto/signature";

const b64 = (hex: string) => Buffer.from(hex, "hex").toString("base64url");
// RFC 8032 §7.1, test 2: one byte, 0x72.
const key = b64("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
const signature = b64(
  "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
);

test("signatures are those of RFC 8032", () => {
  expect(isSigned(key, "r", signature)).toBe(true);
  expect(isSigned(key, "s", signature)).toBe(false);
  const turned = `${signature.slice(0, 10)}${signature[10] === "A" ? "B" : "A"}${signature.slice(11)}`;
  expect(isSigned(key, "r", turned)).toBe(false);
});

test("what is no key and no signature is a no, not a fault", () => {
  expect(isSigned("", "r", signature)).toBe(false);
  expect(isSigned("x".repeat(500), "r", signature)).toBe(false);
  expect(isSigned(key, "r", "")).toBe(false);
});

test("a fingerprint is four groups of four", () => {
  expect(fingerprint(key)).toMatch(/^([0-9a-f]{4}-){3}[0-9a-f]{4}$/);
});
