import { depth } from "@/lib/ground/territory/rules/path";
import { levelsToRaise, type Card, type CardLevel } from "@/lib/parts/clocks/rules/cards";
import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

/** The cards it has, or the one that is meant, and the level of one to come. */
export interface CardFacts {
  readonly cards?: readonly Card[] | undefined;
  readonly level?: CardLevel | undefined;
}

/** A card is decided on once: proposed it is issued or dismissed. */
export function guardProposal({ cards = [] }: CardFacts): Verdict {
  return anyIn("proposed", cards);
}

/** Issued it is lifted; one that the district listed, by the district. */
export function guardLifting(actor: ActorFacts, { cards = [] }: CardFacts): Verdict {
  return anyIn(
    "issued",
    cards.filter(({ level }) => level !== "listed" || isOfDistrict(actor)),
  );
}

export function guardRaising(actor: ActorFacts, { cards = [], level }: CardFacts): Verdict {
  const open = levelsToRaise(cards, isOfDistrict(actor));
  const may = level === undefined ? open.length > 0 : open.includes(level);
  if (may) return allowed;
  return level === "listed" && !isOfDistrict(actor)
    ? refused("forbidden", "refusal.card")
    : refused("limit", "refusal.card");
}

function anyIn(status: Card["status"], cards: readonly Card[]): Verdict {
  return cards.some((card) => card.status === status)
    ? allowed
    : refused("wrong-status", "refusal.status");
}

function isOfDistrict(actor: ActorFacts): boolean {
  return actor.areaId !== null && depth(actor.lo) === 1;
}
