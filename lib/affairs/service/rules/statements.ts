import { refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { isCommunity } from "./staff";

export const statementStatuses = ["drafted", "sent", "acknowledged"] as const;
export type StatementStatus = (typeof statementStatuses)[number];

/** One free text of the community, once; then it is sent to the unit (DOMAIN §4.7). */
export function canEvaluate(actor: ActorFacts, statement: { status: string }): Verdict {
  const verdict = isCommunity(actor);
  if (!verdict.ok) return verdict;
  return statement.status === "drafted" ? verdict : refused("wrong-status", "statement.status");
}

export function statementStatusOf(status: string): StatementStatus {
  return statementStatuses.find((known) => known === status) ?? "drafted";
}
