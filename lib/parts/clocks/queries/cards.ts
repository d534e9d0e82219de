import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import {
  cardCauses,
  cardLevels,
  cardStatuses,
  type CardCause,
  type CardLevel,
  type CardStatus,
} from "../rules/cards";

/** One card of an assignment. Times are instants in ISO 8601. */
export interface CardShown {
  id: string;
  assignmentId: string;
  level: CardLevel;
  status: CardStatus;
  cause: CardCause;
  reason: string | null;
  proposedAt: string;
  proposedBy: string;
  issuedAt: string | null;
  issuedBy: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endReason: string | null;
}

/** The cards of a ticket or of one assignment, the newest first; an organization sees those issued to it. */
export async function cardsOf(
  { actor, tx }: Scope,
  of: { ticketId: string } | { assignmentId: string },
): Promise<CardShown[]> {
  const rows = await tx.supervision.findMany({
    where: { tenantId: actor.tenantId, ...of },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    take: 50,
    select: {
      id: true,
      assignmentId: true,
      level: true,
      status: true,
      cause: true,
      reason: true,
      proposedAt: true,
      proposedBy: true,
      issuedAt: true,
      issuedBy: true,
      endedAt: true,
      endedBy: true,
      endReason: true,
    },
  });
  return rows.map((row) => ({
    ...row,
    level: one(cardLevels, row.level),
    status: one(cardStatuses, row.status),
    cause: one(cardCauses, row.cause),
    proposedAt: row.proposedAt.toISOString(),
    issuedAt: row.issuedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}

/** Tickets in the scope for which a card waits for somebody's decision, the longest waiting first. */
export async function ticketsWithProposals({ actor, tx }: Scope): Promise<string[]> {
  const rows = await tx.supervision.findMany({
    where: { tenantId: actor.tenantId, status: "proposed", path: { gte: actor.lo, lt: actor.hi } },
    orderBy: [{ proposedAt: "asc" }, { id: "asc" }],
    take: proposalsMax,
    select: { ticketId: true },
  });
  return [...new Set(rows.map(({ ticketId }) => ticketId))];
}

const proposalsMax = 1000;

function one<const Code extends string>(codes: readonly Code[], code: string): Code {
  const found = codes.find((each) => each === code);
  if (found === undefined) throw new RangeError(`a card with an unknown code: ${code}`);
  return found;
}
