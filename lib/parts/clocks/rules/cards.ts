/** 督办, from the lightest to the gravest. */
export const cardLevels = ["normal", "yellow", "red", "listed"] as const;
export type CardLevel = (typeof cardLevels)[number];

export const cardStatuses = ["proposed", "issued", "dismissed", "lifted", "lapsed"] as const;
export type CardStatus = (typeof cardStatuses)[number];

/** What calls for supervision though no limit is near (DOMAIN §2.9): repeated or concentrated complaints, and a resident who is not content after a second handling either. */
export const unsolvedCauses = ["repeated", "dissatisfied"] as const;
export type UnsolvedCause = (typeof unsolvedCauses)[number];

/** Why a card was proposed; `hand` is a person's own. */
export const cardCauses = [
  "due_soon",
  "overdue",
  "not_accepted",
  ...unsolvedCauses,
  "hand",
] as const;
export type CardCause = (typeof cardCauses)[number];

/** A card as far as the next one depends on it. */
export interface Card {
  readonly id: string;
  readonly level: CardLevel;
  readonly status: CardStatus;
}

/**
 * Whether a card of this level may still come: no level twice, no yellow after red (DOMAIN §2.13, 5).
 * What was dismissed or has lapsed never was a card. The database says the same (guard_card).
 */
export function mayCome(level: CardLevel, cards: readonly Card[]): boolean {
  return !cards.some(
    (card) =>
      (card.level === level && counts.has(card.status)) ||
      (rank(card.level) > rank(level) && said.has(card.status)),
  );
}

/** The lightest card that may still come for what was complained about again, or is unsolved again. */
export function levelFor(cause: UnsolvedCause, cards: readonly Card[]): CardLevel | null {
  const lightest = cause === "repeated" ? "normal" : "yellow";
  const open = cardLevels.filter(
    (level) => level !== "listed" && rank(level) >= rank(lightest) && mayCome(level, cards),
  );
  return open[0] ?? null;
}

/** What a person may raise by hand; to list a matter (挂牌) is the district's. */
export function levelsToRaise(cards: readonly Card[], ofDistrict: boolean): CardLevel[] {
  return cardLevels.filter((level) => (level !== "listed" || ofDistrict) && mayCome(level, cards));
}

/** The gravest card in force. */
export function gravest(cards: readonly Card[]): CardLevel | null {
  const inForce = cards.filter(({ status }) => status === "issued");
  return cardLevels.findLast((level) => inForce.some((card) => card.level === level)) ?? null;
}

/** Proposals that a card of this level makes pointless. */
export function overtaken(level: CardLevel, cards: readonly Card[]): Card[] {
  return cards.filter((card) => card.status === "proposed" && rank(card.level) < rank(level));
}

function rank(level: CardLevel): number {
  return cardLevels.indexOf(level);
}

const counts: ReadonlySet<CardStatus> = new Set<CardStatus>(["proposed", "issued", "lifted"]);
const said: ReadonlySet<CardStatus> = new Set<CardStatus>(["issued", "lifted"]);
