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

export function guardClosing(
  _actor: ActorFacts,
  _assignment: unknown,
  { ground = null }: Facts,
): Verdict {
  return ground === null ? refused("wrong-status", "refusal.unanswered") : allowed;
}
