import "server-only";
import { depth } from "@/lib/ground/territory/rules/path";
import { cardsOf } from "@/lib/parts/clocks/queries/cards";
import { gravest, levelsToRaise } from "@/lib/parts/clocks/rules/cards";
import type { Scope } from "@/lib/platform/db/scope";

/** The cards of a ticket by the assignment they are on, read where its history tells of any. */
export async function workCards(scope: Scope, ticketId: string, history: History) {
  const cards = tellsOfCards(history) ? await cardsOf(scope, { ticketId }) : [];
  const of = (assignmentId: string | undefined) => {
    const own = cards.filter((card) => card.assignmentId === assignmentId);
    return { cards: own, levels: levelsToRaise(own, depth(scope.actor.lo) === 1) };
  };
  return {
    of,
    /** All of them, those on the lead, and the gravest in force. */
    shown: (leadId: string | undefined) => ({
      cards,
      leadCards: of(leadId),
      supervision: gravest(cards),
    }),
  };
}

/** Those that an organization was told of on its own assignment. */
export function ownCards(scope: Scope, assignmentId: string, history: History) {
  return tellsOfCards(history) ? cardsOf(scope, { assignmentId }) : Promise.resolve([]);
}

type History = readonly { name: string }[];

function tellsOfCards(history: History): boolean {
  return history.some(({ name }) => name === "clock.proposed" || name === "assignment.card_issued");
}
