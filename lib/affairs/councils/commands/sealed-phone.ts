import "server-only";
import { maskPhone } from "@/lib/platform/core/masking";
import { encryptField, indexField } from "@/lib/platform/crypto/field";

/** What is kept of a phone: encrypted, masked for lists, and hashed with a key to be found again. */
export function sealedPhone(phone: string | undefined) {
  if (phone === undefined) return {};
  return {
    phoneCipher: encryptField(phone),
    phoneMasked: maskPhone(phone),
    phoneIndex: indexField("phone", phone),
  };
}
