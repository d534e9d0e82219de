import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Writes an account with an initial password that must be changed at the first sign-in, and ends
 * the sessions that the person has; false when the person is out of the own range.
 */
export async function setAccount(
  { tx }: Scope,
  personId: string,
  login: string,
  passwordHash: string,
): Promise<boolean> {
  const rows = await tx.$queryRaw<{ done: boolean }[]>`
    select sec.set_account(${personId}::uuid, ${login}, ${passwordHash}) as done`;
  return rows[0]?.done === true;
}
