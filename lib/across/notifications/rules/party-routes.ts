/**
 * Of Party organizations the end of a term is told, and once a month what is not yet recorded; only to the
 * secretary of the place (DOMAIN §6.2, §6.3).
 */
export const partyRoutes = {
  "party.term_due": "partyTerm",
  "party.life_due": "partyLife",
} as const;
export type PartyFact = keyof typeof partyRoutes;

export function isPartyFact(name: string): name is PartyFact {
  return Object.hasOwn(partyRoutes, name);
}
