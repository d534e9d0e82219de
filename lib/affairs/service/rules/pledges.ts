import { refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { isCommunity, isMember } from "./staff";

export const pledgeStatuses = ["confirmed", "fulfilled", "reviewed", "withdrawn"] as const;
export type PledgeStatus = (typeof pledgeStatuses)[number];

/** A promise of one's own will: the member may take it back as long as it runs (DOMAIN §11.2, P6). */
const steps = {
  fulfil: { from: "confirmed", by: isMember },
  withdraw: { from: "confirmed", by: isMember },
  review: { from: "fulfilled", by: isCommunity },
} as const satisfies Record<string, { from: PledgeStatus; by: (actor: ActorFacts) => Verdict }>;
export type PledgeVerb = keyof typeof steps;

export function canDoOnPledge(
  actor: ActorFacts,
  verb: PledgeVerb,
  pledge: { status: string },
): Verdict {
  const { from, by } = steps[verb];
  const verdict = by(actor);
  if (!verdict.ok) return verdict;
  return pledge.status === from ? verdict : refused("wrong-status", "pledge.status");
}

export function pledgeStatusOf(status: string): PledgeStatus {
  return pledgeStatuses.find((known) => known === status) ?? "confirmed";
}

/** At most so many days: longer than three years is no promise that anybody reviews. */
const longest = 3 * 366;

/** What is wrong with a period, as the field that should be changed. */
export function periodFault({
  fromDay,
  toDay,
}: {
  fromDay: string;
  toDay: string;
}): "toDayEarlier" | "toDayFar" | null {
  const days = (Date.parse(toDay) - Date.parse(fromDay)) / 86_400_000;
  if (days < 0) return "toDayEarlier";
  return days > longest ? "toDayFar" : null;
}
