/** The facts that opinions report; who is told of which is decided in lib/across/notifications. */
export const opinionEvents = [
  "opinion.asked",
  "opinion.answered",
  "opinion.corrected",
  "opinion.replied",
  "opinion.closed",
  "opinion.due_soon",
] as const;
export type OpinionEvent = (typeof opinionEvents)[number];

/** What is set for all requests of a district. */
export type OpinionSetting = "opinion.power_set";

/** The facts of a round; of a vote there is none. */
export type RoundEvent =
  | "round.drafted"
  | "round.revised"
  | "round.published"
  | "round.closed"
  | "round.released"
  | "round.called_off"
  | "round.appealed"
  | "round.appeal_answered";
