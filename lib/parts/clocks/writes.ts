import "server-only";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { mayCome, overtaken, type Card, type CardCause, type CardLevel } from "./rules/cards";

/** What a card stands on. */
export interface CardSubject {
  id: string;
  ticketId: string;
  organizationId: string;
  path: string;
}

/** Proposes a card; false when one of this level, or a graver one, is there already. */
export async function proposeCard(
  { actor, tx }: Scope,
  subject: CardSubject,
  card: { level: CardLevel; cause: CardCause },
  cards: readonly Card[],
): Promise<boolean> {
  if (!mayCome(card.level, cards)) return false;
  await tx.supervision.createMany({
    data: { ...rowOf(subject), ...card, ...begun(actor), status: "proposed" },
  });
  return true;
}

/** Issues a card that a person raises by hand. */
export async function raiseCard(
  scope: Scope,
  subject: CardSubject,
  card: { level: CardLevel; reason: string },
  cards: readonly Card[],
): Promise<void> {
  const { actor, tx } = scope;
  await lapse(scope, overtaken(card.level, cards));
  await tx.supervision.createMany({
    data: { ...rowOf(subject), ...card, ...begun(actor), ...issued(actor), cause: "hand" },
  });
}

/** Issues a proposed card; false when somebody was faster. */
export async function issueCard(
  scope: Scope,
  card: Card,
  reason: string,
  cards: readonly Card[],
): Promise<boolean> {
  const { actor, tx } = scope;
  await lapse(scope, overtaken(card.level, cards));
  const { count } = await tx.supervision.updateMany({
    where: { tenantId: actor.tenantId, id: card.id, status: "proposed" },
    data: { ...issued(actor), reason, version: { increment: 1 } },
  });
  return count > 0;
}

/** Dismisses a proposal or lifts a card; false when somebody was faster. */
export async function endCard(
  { actor, tx }: Scope,
  card: Card,
  end: { status: "dismissed" | "lifted"; reason: string },
): Promise<boolean> {
  const { count } = await tx.supervision.updateMany({
    where: { tenantId: actor.tenantId, id: card.id, status: card.status },
    data: {
      status: end.status,
      endReason: end.reason,
      endedAt: actor.at,
      endedBy: actor.name,
      version: { increment: 1 },
    },
  });
  return count > 0;
}

async function lapse({ actor, tx }: Scope, cards: readonly Card[]): Promise<void> {
  if (cards.length === 0) return;
  await tx.supervision.updateMany({
    where: { tenantId: actor.tenantId, id: { in: cards.map(({ id }) => id) }, status: "proposed" },
    data: { status: "lapsed", endedAt: actor.at, version: { increment: 1 } },
  });
}

function rowOf({ id, ticketId, organizationId, path }: CardSubject) {
  return { id: newId(), assignmentId: id, ticketId, organizationId, path };
}

function begun(actor: Scope["actor"]) {
  return { tenantId: actor.tenantId, proposedAt: actor.at, proposedBy: actor.name };
}

function issued(actor: Scope["actor"]) {
  return { status: "issued", issuedAt: actor.at, issuedBy: actor.name };
}
