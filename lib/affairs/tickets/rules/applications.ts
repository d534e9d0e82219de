import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

/** What an organization asks for while it handles. */
export const applicationKinds = ["extension", "deferral", "termination"] as const;
export type ApplicationKind = (typeof applicationKinds)[number];

export const applicationStatuses = ["pending", "granted", "refused", "withdrawn", "void"] as const;

/** Why a matter cannot be done for now (DOMAIN §2.10). */
export const deferralReasons = [
  "historic",
  "ownership",
  "funds",
  "planning",
  "higher_policy",
  "season",
  "waiting_resident",
  "waiting_third_party",
] as const;

/** Why the handling ends: the law excludes it, or nothing can be done without the complainant (T20). */
export const terminationReasons = ["statutory", "no_cooperation"] as const;

/** An application that waits, as far as the rules look at it. */
export interface Pending {
  readonly kind: ApplicationKind;
  readonly appliedDutyId: string | null;
  readonly appliedPersonId: string | null;
  /** A deferral so long that the district decides on it. */
  readonly districtOnly: boolean;
}

/** What the rules know of an assignment's applications. */
export interface ApplicationFacts {
  readonly pending: Pending | null;
  /** How often more time may still be granted in this round. */
  readonly extensionsLeft: number;
  /** Until when it may be asked for. */
  readonly extensionUntil: number;
}

/** An extension is asked for in time, and not more often than the district allows (T11, T12). */
export function guardExtension(actor: ActorFacts, facts: ApplicationFacts): Verdict {
  if (facts.extensionsLeft < 1) return refused("limit", "refusal.extensionsUsed");
  if (actor.now > facts.extensionUntil) return refused("too-late", "refusal.extensionLate");
  return guardAsking(facts);
}

/** One application at a time. */
export function guardAsking({ pending }: ApplicationFacts): Verdict {
  return pending === null ? allowed : refused("limit", "refusal.applicationPending");
}

/** Only what waits can be taken back. */
export function guardWithdrawal({ pending }: ApplicationFacts): Verdict {
  return pending === null ? refused("wrong-status", "refusal.noApplication") : allowed;
}

/**
 * Who decides is never who asked, be it under another duty (DOMAIN §2.13, 4); a long deferral is the
 * district's to grant (T13). `kind` is left out where any application can be answered so.
 */
export function guardDecision(
  actor: ActorFacts,
  { pending }: ApplicationFacts,
  kind?: ApplicationKind,
): Verdict {
  if (pending === null || (kind !== undefined && pending.kind !== kind)) {
    return refused("wrong-status", "refusal.noApplication");
  }
  if (isOwn(actor, pending)) return refused("forbidden", "refusal.ownApplication");
  return kind === "deferral" && pending.districtOnly && actor.role !== "district_dispatcher"
    ? refused("forbidden", "refusal.districtDefers")
    : allowed;
}

function isOwn(actor: ActorFacts, pending: Pending): boolean {
  return (
    (pending.appliedDutyId !== null && pending.appliedDutyId === actor.dutyId) ||
    (pending.appliedPersonId !== null && pending.appliedPersonId === actor.personId)
  );
}
