import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";
import type { ImportStatus } from "./stages";

/** Who takes over what was decided on paper: the district for all of it, a street for what is its own. */
export const importSenders = ["district_org", "street_secretary"] as const satisfies DutyRole[];

export function canSend({ role }: ActorFacts): Verdict {
  return importSenders.some((one) => one === role) ? allowed : refused("forbidden", "refusal.role");
}

interface ImportFacts {
  readonly path: string;
  readonly status: string;
}

/** Whoever may send one there decides about it, while it stands where the decision is asked for. */
export function canSettle(
  actor: ActorFacts,
  { path, status }: ImportFacts,
  from: readonly ImportStatus[],
): Verdict {
  const may = canSend(actor);
  if (!may.ok) return may;
  if (path !== actor.lo) return refused("forbidden", "refusal.role");
  return from.some((one) => one === status) ? allowed : refused("wrong-status", "imports.status");
}

/** What only the worker does. */
export function byWorker({ role }: ActorFacts): Verdict {
  return role === "job" ? allowed : refused("forbidden", "refusal.role");
}
