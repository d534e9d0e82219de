/**
 * Of agreements the secretary of the place is told what the other side has said, and that one ends soon; the units that
 * are asked for their word read it by text message (member-texts.ts).
 */
export const coBuildingRoutes = {
  "co.agreement_confirmed": "agreementConfirmed",
  "co.agreement_returned": "agreementReturned",
  "co.agreement_ending": "agreementEnding",
} as const;
export type CoBuildingFact = keyof typeof coBuildingRoutes;

export function isCoBuildingFact(name: string): name is CoBuildingFact {
  return Object.hasOwn(coBuildingRoutes, name);
}
