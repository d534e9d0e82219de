import type { TicketStatus } from "@/lib/affairs/tickets/rules/statuses";
import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";
import { hasEnded, stageOf } from "./stages";

/** Street and community publish, each for its range; the district looks on (DOMAIN 4.6). */
const publishers = [
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies readonly DutyRole[];

export function isPublisher(actor: ActorFacts): boolean {
  return publishers.some((role) => role === actor.role);
}

export interface Publishable {
  status: TicketStatus;
  /** Who raised it does not want it on a wall. */
  objected: boolean;
  /** Something of it stands on a wall already. */
  published: boolean;
}

/** There must be somebody responsible and a deadline, and nobody who said no (PIPL art. 25). */
export function canPublish(actor: ActorFacts, ticket: Publishable): Verdict {
  if (!isPublisher(actor)) return refused("forbidden", "refusal.role");
  if (ticket.objected) return refused("forbidden", "wall.objected");
  if (ticket.published) return refused("wrong-status", "wall.already");
  const stage = stageOf(ticket.status);
  return stage === null || stage === "received" ? refused("wrong-status", "wall.notYet") : allowed;
}

/** Everything after the publication asks only for an entry that still stands. */
export function canChange(actor: ActorFacts, entry: { status: string }): Verdict {
  if (!isPublisher(actor)) return refused("forbidden", "refusal.role");
  return entry.status === "published" ? allowed : refused("wrong-status", "wall.gone");
}

/** The answer is told when the matter has ended, and told anew while it stands. */
export function canAnswer(
  actor: ActorFacts,
  entry: { status: string; ticketStatus: TicketStatus },
): Verdict {
  const verdict = canChange(actor, entry);
  if (!verdict.ok) return verdict;
  return hasEnded(stageOf(entry.ticketStatus)) ? allowed : refused("wrong-status", "wall.notEnded");
}
