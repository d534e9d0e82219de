import "server-only";
import { deriveBytes } from "@/lib/platform/crypto/field";
import type { OpenedAccounts, Slips } from "../schema";

// Without signs that are mistaken for one another on paper: no i, l, o, 0, 1.
const letters = "abcdefghjkmnpqrstuvwxyz";
const digits = "23456789";

/**
 * The initial password of one account: four letters, four digits, four letters. It follows from the
 * submission and the server's secret, so that a retry tells the same one and none is stored.
 */
export function initialPassword(key: string, account: string): string {
  const bytes = [...deriveBytes(`initial-password|${key}|${account}`)];
  // Two bytes for each sign keep the signs evenly likely.
  const signs = (alphabet: string, from: number) =>
    [0, 1, 2, 3]
      .map((at) => (bytes[2 * (from + at)] ?? 0) * 256 + (bytes[2 * (from + at) + 1] ?? 0))
      .map((number) => alphabet.charAt(number % alphabet.length))
      .join("");
  return `${signs(letters, 0)}-${signs(digits, 4)}-${signs(letters, 8)}`;
}

/** What the page is told, once: the accounts with their initial passwords. */
export function withPasswords(result: OpenedAccounts, key: string): Slips {
  return {
    id: result.id,
    accounts: result.accounts.map((account) => ({
      ...account,
      password: initialPassword(key, account.key),
    })),
  };
}
