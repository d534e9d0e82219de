/** The facts that opinions report; who is told of which is decided in lib/across/notifications. */
export const opinionEvents = [
  "opinion.asked",
  "opinion.answered",
  "opinion.replied",
  "opinion.closed",
] as const;
export type OpinionEvent = (typeof opinionEvents)[number];

/** The facts of a round; of a vote there is none. */
export type RoundEvent =
  | "round.drafted"
  | "round.revised"
  | "round.published"
  | "round.closed"
  | "round.released"
  | "round.appealed"
  | "round.appeal_answered";
