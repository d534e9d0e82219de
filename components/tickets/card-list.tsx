import type { CardShown } from "@/lib/parts/clocks/queries/cards";
import { Card } from "../ui/card";
import { Notice } from "../ui/notice";
import { fullTime } from "../ui/time-words";
import { CardBadge, cardTone } from "./card-badge";
import { clockWord, tt } from "./messages/text";

/** The cards of a matter for those who supervise it, what waits for a decision among them. */
export function CardList({ cards }: { cards: readonly CardShown[] }) {
  if (cards.length === 0) return null;
  return (
    <Card title={tt("cards.title")}>
      <ul className="grid gap-3">
        {cards.map((card) => (
          <li key={card.id} className="grid gap-1">
            <p className="flex flex-wrap items-center gap-2">
              <CardBadge level={card.level} />
              <span className="font-semibold">{clockWord(`card.${card.status}`)}</span>
              <span className="text-sm text-ink-faint">{clockWord(`cause.${card.cause}`)}</span>
            </p>
            {card.reason === null ? null : <p className="whitespace-pre-line">{card.reason}</p>}
            <p className="text-sm text-ink-soft">{whenAndWho(card)}</p>
            {card.endReason === null ? null : (
              <p className="text-sm whitespace-pre-line text-ink-soft">{card.endReason}</p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What an organization is told of a card that is on its work: why, and what to do. */
export function CardNotices({ cards, dueAt }: { cards: readonly CardShown[]; dueAt: string }) {
  return cards
    .filter(({ status }) => status === "issued")
    .map((card) => (
      <Notice key={card.id} tone={cardTone(card.level)} title={clockWord(`level.${card.level}`)}>
        {card.cause === "hand" ? null : <p>{clockWord(`cause.${card.cause}`)}</p>}
        <p className="whitespace-pre-line">{card.reason}</p>
        <p className="mt-1 text-sm">{tt("cards.todo", { at: fullTime(dueAt) })}</p>
        <p className="text-sm text-ink-soft">{whenAndWho(card)}</p>
      </Notice>
    ));
}

function whenAndWho(card: CardShown): string {
  if (card.endedAt !== null) {
    return tt("cards.ended", { at: fullTime(card.endedAt), by: card.endedBy ?? "" }).trim();
  }
  return card.issuedAt === null
    ? tt("cards.proposed", { at: fullTime(card.proposedAt) })
    : tt("cards.issued", { at: fullTime(card.issuedAt), by: card.issuedBy ?? "" });
}
