import "server-only";
import type { Scope } from "@/lib/platform/db/scope";

/**
 * Whether the person serves, under any duty, where this matter is complained about. Nobody of that side
 * learns who raised it (DOMAIN §2.13, 9); sec.reveal asks the same again.
 */
export async function hasInterest({ tx }: Scope, ticketId: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ interested: boolean }[]>`
    select sec.has_interest(${ticketId}::uuid) as interested`;
  return found?.interested === true;
}
