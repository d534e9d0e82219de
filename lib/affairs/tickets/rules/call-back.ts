/** How a call-back is made. */
export const callBackChannels = ["phone", "sms", "visit", "web"] as const;

/** What a call is about: the result, a due time that has passed, a resident's own "no". */
export const callAbouts = ["result", "due", "rating"] as const;
export type CallAbout = (typeof callAbouts)[number];

/** By what a matter may be closed (DOMAIN §2.13, 7); `unrated` is the worker's alone. */
export const closingGrounds = ["rated", "no_reply_wanted", "unreachable"] as const;
export type ClosingGround = (typeof closingGrounds)[number];
/** What stands on a closed matter: also what the worker closes by. */
export const closedBecause = [...closingGrounds, "unrated", "with_lead", "self_solved"] as const;

export interface AnswerFacts {
  /** The resident answered about this round, or a call-back wrote the answers down. */
  readonly rated: boolean;
  readonly noReply: boolean;
  /** The halves of days in which somebody tried in vain in this round. */
  readonly missedHalfDays: readonly string[];
}

/** Nobody is unreachable who was tried often in one morning. */
export function closingGround(facts: AnswerFacts, attempts: number): ClosingGround | null {
  if (facts.rated) return "rated";
  if (facts.noReply) return "no_reply_wanted";
  return new Set(facts.missedHalfDays).size >= attempts ? "unreachable" : null;
}
