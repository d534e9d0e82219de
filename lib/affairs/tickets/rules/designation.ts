import type { ActorFacts } from "@/lib/platform/access/actor";

/**
 * A dispute between organizations is settled by their common superior, once one of them has shown
 * that it is one (DOMAIN §2.4, T10).
 */
export function mayDesignate(actor: ActorFacts, { transfers }: { transfers: number }): boolean {
  return actor.role === "district_dispatcher" && transfers > 0;
}
