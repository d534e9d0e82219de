import "server-only";
import { cardsOf } from "@/lib/parts/clocks/queries/cards";
import type { CardLevel, CardStatus } from "@/lib/parts/clocks/rules/cards";
import type { ActorFacts, Verdict } from "@/lib/platform/access/actor";
import type { Scope } from "@/lib/platform/db/scope";
import type { PlacedAssignment } from "../rules/placed";
import { canDoOnAssignment } from "../rules/policy";
import { findAssignment } from "./find";

/** An assignment with its cards and the one that is meant. */
export async function findCard(
  scope: Scope,
  input: { id: string; version?: number; cardId: string },
) {
  const assignment = await findAssignment(scope, input);
  if (assignment === null) return null;
  const cards = await cardsOf(scope, { assignmentId: assignment.id });
  const card = cards.find(({ id }) => id === input.cardId);
  return card === undefined ? null : { ...assignment, card, cards };
}

/** The rule sees only the card that is meant, so that another one does not open the verb. */
export function judgeCard(
  actor: ActorFacts,
  verb: "confirmCard" | "dismissCard" | "liftCard",
  subject: PlacedAssignment & { card: { id: string; level: CardLevel; status: CardStatus } },
): Verdict {
  return canDoOnAssignment(actor, verb, subject, { returnsLeft: 0, cards: [subject.card] });
}
