import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import type { ClosingGround } from "./call-back";

interface Facts {
  readonly ground?: ClosingGround | null;
  readonly serves?: boolean;
}

/** Never by those whose work it is, in whichever duty (DOMAIN §2.13, 4). */
export function guardCallBack(
  _actor: ActorFacts,
  _assignment: unknown,
  { ground = null, serves = false }: Facts,
): Verdict {
  if (serves) return refused("forbidden", "refusal.serves");
  return ground === "rated" ? refused("limit", "refusal.ratedAlready") : allowed;
}

interface AtDue {
  readonly part: string;
  readonly dueAt: Date;
  readonly dueCalledAt: Date | null;
}

/** Once from the due time on; more time asks for another call (T16). */
export function guardCallAtDue(
  actor: ActorFacts,
  { part, dueAt, dueCalledAt }: AtDue,
  { serves = false, noReply = false }: Facts & { readonly noReply?: boolean },
): Verdict {
  if (part !== "lead") return refused("forbidden", "refusal.callsLead");
  if (serves) return refused("forbidden", "refusal.serves");
  if (noReply) return refused("limit", "refusal.wantsNoCall");
  if (actor.now < dueAt.getTime()) return refused("limit", "refusal.notDueYet");
  return dueCalledAt !== null && dueCalledAt >= dueAt
    ? refused("limit", "refusal.calledAtDue")
    : allowed;
}

/** After a resident's own "no", until somebody has asked. */
export function guardCallAfterRating(
  _actor: ActorFacts,
  { lowScoreAt }: { readonly lowScoreAt: Date | null },
  { serves = false }: { readonly serves?: boolean },
): Verdict {
  if (serves) return refused("forbidden", "refusal.serves");
  return lowScoreAt === null ? refused("limit", "refusal.noLowScore") : allowed;
}

export function guardClosing(
  _actor: ActorFacts,
  _assignment: unknown,
  { ground = null }: Facts,
): Verdict {
  return ground === null ? refused("wrong-status", "refusal.unanswered") : allowed;
}
