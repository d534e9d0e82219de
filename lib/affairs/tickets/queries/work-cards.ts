import "server-only";
import { depth } from "@/lib/ground/territory/rules/path";
import { cardsOf } from "@/lib/parts/clocks/queries/cards";
import { gravest, levelsToRaise } from "@/lib/parts/clocks/rules/cards";
import type { Scope } from "@/lib/platform/db/scope";

/** The cards of a ticket by the assignment they are on; one that was never sent out has none. */
export async function workCards(scope: Scope, ticketId: string, sentOut: boolean) {
  const cards = sentOut ? await cardsOf(scope, { ticketId }) : [];
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
