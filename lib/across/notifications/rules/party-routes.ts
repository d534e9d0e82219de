/** Of Party organizations only the end of a term is told, and only to the secretary of the place (DOMAIN §6.2). */
export const partyRoutes = { "party.term_due": "partyTerm" } as const;
