import "server-only";
import { encryptField, indexField } from "@/lib/platform/crypto/field";
import { maskName, maskPhone } from "@/lib/platform/core/masking";

/** What is kept of a person: encrypted, masked for lists, and hashed with a key to be found again. */
export function sealedMember({ name, unit, phone }: { name: string; unit: string; phone: string }) {
  return {
    nameCipher: encryptField(name),
    nameMasked: maskName(name),
    nameKey: nameKey(name, unit),
    phoneCipher: encryptField(phone),
    phoneMasked: maskPhone(phone),
    phoneIndex: indexField("phone", phone),
    unitName: unit,
  };
}

/** The same for the liaison officer of a unit, whose name is looked for by nobody. */
export function sealedLiaison({ name, phone }: { name: string; phone: string }) {
  return {
    liaisonCipher: encryptField(name),
    liaisonMasked: maskName(name),
    phoneCipher: encryptField(phone),
    phoneMasked: maskPhone(phone),
    phoneIndex: indexField("phone", phone),
  };
}

/** Equal for the same name in the same unit, however it is spaced. */
export function nameKey(name: string, unit: string) {
  return indexField("name", `${name}|${unit}`.normalize("NFKC").replaceAll(/\s/gu, ""));
}
