import type { TicketStatus } from "@/lib/affairs/tickets/rules/statuses";

export const walls = ["issue", "echo"] as const;
export type Wall = (typeof walls)[number];

export const stages = [
  "received",
  "dispatched",
  "handling",
  "deferred",
  "checking",
  "closed",
  "ended",
] as const;
export type Stage = (typeof stages)[number];

/** A ticket's status in the words of residents; null = nothing of it stands on a wall. Also in SQL. */
export function stageOf(status: TicketStatus): Stage | null {
  switch (status) {
    case "registered":
    case "screening":
    case "consulting":
      return "received";
    case "dispatched":
      return "dispatched";
    case "accepted":
    case "in_progress":
    case "return_requested":
      return "handling";
    case "deferred":
      return "deferred";
    case "verification":
    case "callback":
      return "checking";
    case "closed":
      return "closed";
    case "terminated":
      return "ended";
    case "linked":
    case "rejected":
    case "answered":
    case "transferred":
    case "withdrawn":
      return null;
  }
}

/** The matter has come to its end, so that there is a result to tell. */
export function hasEnded(stage: Stage | null): boolean {
  return stage === "closed" || stage === "ended";
}
