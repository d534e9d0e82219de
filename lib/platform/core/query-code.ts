/**
 * The alphabet of a query code: 32 signs, without I, L, O and U. A resident reads the code from
 * paper or hears it on the telephone, so a sign may not be mistaken for another that is also valid.
 */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Signs of a code without its hyphens; 5 random bits each, 60 together. */
const signCount = 12;
const groupSize = 4;

/** Length of a code as shown and stored (hashed): `XXXX-XXXX-XXXX`. */
export const codeLength = signCount + signCount / groupSize - 1;

/** What people type for the signs that the alphabet leaves out. */
const lookAlikes: Readonly<Record<string, string>> = { O: "0", I: "1", L: "1", U: "V" };

/** Longer input is no code with some words around it; it is not worth reading. */
const typedMax = 200;

/** A new query code, for example `7K3M-0Q2X-HV9D`. With the ticket number it opens that one ticket. */
export function newCode(): string {
  // 256 is a multiple of 32, so the remainder is as random as the byte.
  const bytes = crypto.getRandomValues(new Uint8Array(signCount));
  return grouped(Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join(""));
}

/**
 * The code a person meant, in the form `newCode` gives, or null when it cannot be one. Forgives
 * case, spaces, hyphens of all kinds, full-width characters, look-alikes and Chinese words around it.
 */
export function normalizeCode(typed: string): string | null {
  if (typed.length > typedMax) return null;
  const signs = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "")
    .replace(/[OILU]/g, (sign) => lookAlikes[sign] ?? sign);
  return signs.length === signCount ? grouped(signs) : null;
}

function grouped(signs: string): string {
  const groups: string[] = [];
  for (let i = 0; i < signs.length; i += groupSize) groups.push(signs.slice(i, i + groupSize));
  return groups.join("-");
}

/** The code that these bytes spell; needs at least 12 of them. Made for bytes derived from a secret. */
export function codeOf(bytes: Uint8Array): string {
  if (bytes.length < signCount) throw new RangeError("codeOf: too few bytes");
  return grouped(
    Array.from(bytes.subarray(0, signCount), (byte) =>
      alphabet.charAt(byte % alphabet.length),
    ).join(""),
  );
}
