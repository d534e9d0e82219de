/**
 * The side that did not write is told; by whom it is read is nobody's business. What is due stands on the desk, so no
 * reminder is sent besides.
 */
export const opinionRoutes = {
  "opinion.asked": "opinionAsked",
  "opinion.answered": "opinionAnswered",
  "opinion.replied": "opinionReplied",
  "opinion.closed": "opinionClosed",
} as const;
export type OpinionFact = keyof typeof opinionRoutes;

export function isOpinionFact(name: string): name is OpinionFact {
  return Object.hasOwn(opinionRoutes, name);
}
