import { refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { isCommunity } from "./staff";

/** DOMAIN §4.8. */
export const mobileStatuses = [
  "out_registered",
  "in_notified",
  "in_accepted",
  "active",
  "affiliation_transferred",
  "returned",
  "lost_contact",
] as const;
export type MobileStatus = (typeof mobileStatuses)[number];
export const directions = ["out", "in"] as const;
export const referralKinds = ["job", "training", "legal_aid", "hardship"] as const;
export type ReferralKind = (typeof referralKinds)[number];
export const referralEnds = ["done", "declined"] as const;

const leaves = ["returned", "lost_contact"] as const;
/**
 * Where each status may go. Who is out of contact is looked for and found again; nobody is struck off
 * by a program (DOMAIN §11.2, P5).
 */
const ways: Readonly<Record<MobileStatus, readonly MobileStatus[]>> = {
  out_registered: ["in_notified", ...leaves],
  in_notified: ["in_accepted", ...leaves],
  in_accepted: ["active", "affiliation_transferred", ...leaves],
  active: ["affiliation_transferred", ...leaves],
  lost_contact: ["active", "returned"],
  affiliation_transferred: [],
  returned: [],
};

/** With whom the branch keeps contact: everybody who has neither come back nor been transferred. */
export const inContact = ["out_registered", "in_notified", "in_accepted", "active"] as const;

/** As which somebody is registered first: here who leaves, there who comes. */
export const firstStatus = { out: "out_registered", in: "in_notified" } as const;

export function waysFrom(
  actor: ActorFacts,
  mobile: { status: MobileStatus; hostBranch: string | null },
) {
  if (!isCommunity(actor).ok) return [];
  // Found again without ever having been accepted: the way back leads to the beginning, by coming home.
  return ways[mobile.status].filter((to) => to !== "active" || mobile.hostBranch !== null);
}

export function canMove(
  actor: ActorFacts,
  mobile: { status: MobileStatus; hostBranch: string | null },
  to: MobileStatus,
): Verdict {
  const verdict = isCommunity(actor);
  if (!verdict.ok) return verdict;
  return waysFrom(actor, mobile).includes(to) ? verdict : refused("wrong-status", "mobile.status");
}

/** Whether the branch there is named with this step: it has been told, or it has accepted. */
export function namesHost(to: MobileStatus): boolean {
  return to === "in_notified" || to === "in_accepted";
}

export function mobileStatusOf(status: string): MobileStatus {
  return mobileStatuses.find((known) => known === status) ?? "out_registered";
}
