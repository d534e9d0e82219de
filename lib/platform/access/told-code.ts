import "server-only";
import { deriveBytes } from "@/lib/platform/crypto/field";

/**
 * The six digits that staff tell a member, a liaison officer or a councillor face to face. They follow from the submission
 * and the server's secret: a retry tells the same, and only their hash is stored.
 */
export function toldCode(key: string): string {
  const [a = 0, b = 0, c = 0, d = 0] = deriveBytes(`member-code|${key}`);
  const number = ((a * 256 + b) * 256 + c) * 256 + d;
  return String(number % 1_000_000).padStart(6, "0");
}

/** What the page is told, once. */
export function withCode(result: { id: string }, key: string) {
  return { ...result, code: toldCode(key) };
}
