import { z } from "zod";
import { msPerDay } from "@/lib/platform/core/calendar-day";
import { skills, times } from "./choices";
import { statementDays } from "./statement-days";

/**
 * 转移单: what a member takes along to another district, and nothing else (DOMAIN §12.1: only the signed
 * statement is exchanged, never the record set).
 */
const statement = z.strictObject({
  kind: z.literal("hand_over"),
  /** The check-in that has ended with it; a statement is accepted once. */
  id: z.uuid(),
  /** The district that has signed: its name, its short name there, and its public key. */
  from: z.strictObject({
    slug: z.string().max(40),
    name: z.string().min(2).max(60),
    key: z.string().max(60),
  }),
  at: z.iso.datetime(),
  until: z.iso.datetime(),
  member: z.strictObject({
    name: z.string().max(20),
    unit: z.string().max(60),
    phone: z.string().max(20),
    skills: z.array(z.enum(skills)),
    times: z.array(z.enum(times)),
  }),
});
export type Statement = z.infer<typeof statement>;

// `gz1` says how to read what follows: the text as base64url, a point, and the signature.
const shape = /gz1\.([\w-]{20,4000})\.([\w-]{80,90})/u;

/** Until when a statement given at `at` is accepted, in milliseconds. */
export function acceptedUntil(at: number): number {
  return at + statementDays * msPerDay;
}

/** The text that is signed. */
export function textOf(said: Statement): string {
  return JSON.stringify(said);
}

/** One line of letters that a file or an address can carry. */
export function lineOf(text: string, signature: string): string {
  return `gz1.${Buffer.from(text, "utf8").toString("base64url")}.${signature}`;
}

/** What a line, or a file with such a line, says; null when it is none. Who has signed it is not yet known. */
export function readLine(
  given: string,
): { text: string; signature: string; said: Statement } | null {
  const [, body, signature] = shape.exec(given) ?? [];
  if (body === undefined || signature === undefined) return null;
  const text = Buffer.from(body, "base64url").toString("utf8");
  try {
    const { success, data } = statement.safeParse(JSON.parse(text));
    return success ? { text, signature, said: data } : null;
  } catch {
    return null;
  }
}
