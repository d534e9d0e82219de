import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

/** Whoever was sent at once says when it was there, once. */
export function guardArrival(
  _actor: ActorFacts,
  { urgency, arrivedAt }: { readonly urgency: string; readonly arrivedAt: Date | null },
): Verdict {
  if (urgency !== "urgent") return refused("forbidden", "refusal.notUrgent");
  return arrivedAt === null ? allowed : refused("limit", "refusal.arrived");
}

/** A key matter is reported on in stages by whoever leads it (DOMAIN §2.5). */
export function guardProgress(
  _actor: ActorFacts,
  { urgency, part }: { readonly urgency: string; readonly part: string },
): Verdict {
  return urgency === "key" && part === "lead" ? allowed : refused("forbidden", "refusal.notKey");
}
