import { z } from "zod";
import { msPerDay } from "@/lib/platform/core/calendar-day";
import { skills, times } from "./choices";
import { readSigned } from "./signed-line";
import { statementDays } from "./statement-days";

/** The district that has signed: its name, its short name there, and its public key. */
export const signer = z.strictObject({
  slug: z.string().max(40),
  name: z.string().min(2).max(60),
  key: z.string().max(60),
});

/**
 * 转移单: what a member takes along to another district, and nothing else (DOMAIN §12.1: only the signed
 * statement is exchanged, never the record set).
 */
const statement = z.strictObject({
  kind: z.literal("hand_over"),
  /** The check-in that has ended with it; a statement is accepted once. */
  id: z.uuid(),
  from: signer,
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

/** Until when a statement given at `at` is accepted, in milliseconds. */
export function acceptedUntil(at: number): number {
  return at + statementDays * msPerDay;
}

/** The text that is signed. */
export function textOf(said: Statement): string {
  return JSON.stringify(said);
}

/** What a line, or a file with such a line, says; null when it is none. Who has signed it is not yet known. */
export function readLine(given: string) {
  return readSigned(given, statement);
}
