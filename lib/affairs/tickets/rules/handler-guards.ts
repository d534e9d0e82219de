import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

interface Handled {
  readonly handlerId: string | null;
}

/** 认领 is for whoever does not handle it already. */
export function guardTakingOn(actor: ActorFacts, { handlerId }: Handled): Verdict {
  return handlerId !== null && handlerId === actor.personId
    ? refused("limit", "refusal.takenOn")
    : allowed;
}

/** Who handles it puts it back, and so may the leader. */
export function guardPuttingBack(actor: ActorFacts, { handlerId }: Handled): Verdict {
  if (handlerId === null) return refused("wrong-status", "refusal.putBack");
  return actor.role === "dept_leader" || handlerId === actor.personId
    ? allowed
    : refused("forbidden", "refusal.putBackOwn");
}
