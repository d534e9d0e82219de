import { firstCharacter } from "./typed-text";

/** A phone number for the eyes of people who need not call: `138****5678`, `021-****1234`. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, "");
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;

  const [, area, number] = /^(\d{3,4})-(\d{7,8})/.exec(phone) ?? [];
  if (area && number) return `${area}-****${number.slice(-4)}`;

  return `****${digits.slice(-2)}`;
}

/**
 * A name with its first character only. The number of stars is always the same: in a small
 * community the length of a name together with the place can tell who it is.
 */
export function maskName(name: string): string {
  const first = firstCharacter(name.trim());
  return first === "" ? "" : `${first}**`;
}

/** An address for the eyes of people who need not write to it: `z***@example.com`. */
export function maskMail(address: string): string {
  const at = address.lastIndexOf("@");
  return `${firstCharacter(address)}***${address.slice(at)}`;
}
