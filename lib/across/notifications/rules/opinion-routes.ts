/**
 * The side that did not write is told, and once, before its day, the side that has not answered; by whom it is read is
 * nobody's business.
 */
export const opinionRoutes = {
  "opinion.asked": "opinionAsked",
  "opinion.answered": "opinionAnswered",
  "opinion.corrected": "opinionCorrected",
  "opinion.replied": "opinionReplied",
  "opinion.closed": "opinionClosed",
  "opinion.due_soon": "opinionSoon",
} as const;
export type OpinionFact = keyof typeof opinionRoutes;

export function isOpinionFact(name: string): name is OpinionFact {
  return Object.hasOwn(opinionRoutes, name);
}
