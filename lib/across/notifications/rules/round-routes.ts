/** Who is told of a round; a vote is told to nobody, and neither is who has not rated. */
export const roundRoutes = {
  "round.published": { kind: "roundPublished", to: "raters" },
  "round.called_off": { kind: "roundCalledOff", to: "raters" },
  "round.released": { kind: "roundReleased", to: "subjects" },
  "round.appealed": { kind: "roundAppealed", to: "holder" },
  "round.appeal_answered": { kind: "roundAppealAnswered", to: "appellant" },
} as const;
export type RoundFact = keyof typeof roundRoutes;

export function isRoundFact(name: string): name is RoundFact {
  return Object.hasOwn(roundRoutes, name);
}
