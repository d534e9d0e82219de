import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { assignmentVerbs } from "./workflow";

/** Within the window, once, and never after the street has decided (DOMAIN §2.8, 2 and 3). */
export function guardReturn(
  actor: ActorFacts,
  assignment: { readonly returnable: boolean; readonly returnUntil: Date },
  { returnsLeft }: { readonly returnsLeft: number },
): Verdict {
  if (!assignment.returnable) return refused("limit", "refusal.notReturnable");
  if (returnsLeft < 1) return refused("limit", "refusal.returnedOnce");
  return actor.now <= assignment.returnUntil.getTime()
    ? allowed
    : refused("too-late", "refusal.returnLate");
}

/** Whether it can still be asked for: not while it is worked on, and not in a second handling. */
export function stillReturnable(
  actor: ActorFacts,
  assignment: Parameters<typeof guardReturn>[1] & { readonly status: string },
  facts: Parameters<typeof guardReturn>[2],
): boolean {
  const open: readonly string[] = assignmentVerbs.requestReturn.from;
  return open.includes(assignment.status) && guardReturn(actor, assignment, facts).ok;
}

/** From the moment on at which it can no longer be returned (DOMAIN §2.8, 2). */
export function guardLateAcceptance(
  actor: ActorFacts,
  { returnUntil }: { readonly returnUntil: Date },
): Verdict {
  return returnUntil.getTime() <= actor.now ? allowed : refused("wrong-status", "refusal.status");
}

/** Who has a duty where the return was asked for does not decide on it, whoever wrote it (§2.13, 4). */
export function guardReturnDecision(
  _actor: ActorFacts,
  _assignment: unknown,
  { serves = false }: { readonly serves?: boolean },
): Verdict {
  return serves ? refused("forbidden", "refusal.servesReturn") : allowed;
}
