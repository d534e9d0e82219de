import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import type { DayNumber } from "@/lib/platform/core/calendar-day";
import { dateParts, dayNumberOf } from "@/lib/platform/core/calendar-day";

/**
 * Why a matter is left out of the figures (DOMAIN §2.11): it is untrue or malicious, outside of what the
 * unit may decide, whoever raised it cannot be reached after the attempts, or it asks for what the law
 * forbids. What the figures leave out by themselves (exits, the backlog) needs no exclusion.
 */
export const exclusionReasons = ["untrue", "not_ours", "unreachable", "against_law"] as const;
export type ExclusionReason = (typeof exclusionReasons)[number];

export const exclusionStatuses = ["asked", "excluded", "corrected", "refused", "lifted"] as const;
export type ExclusionStatus = (typeof exclusionStatuses)[number];

/** How a matter stands to the figures; nothing where it counts as all do. */
export const figureMarks = ["excluded", "corrected"] as const;
export type FigureMark = (typeof figureMarks)[number];

/** Who asks knows the matter; who decides answers for the district, and is somebody else. */
const exclusionAskers = ["street_dispatcher", "street_secretary", "district_dispatcher"] as const;
const exclusionDeciders = ["district_dispatcher", "district_org"] as const;
export const exclusionReaders = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
] as const;

export interface ExclusionFacts {
  readonly status: string;
  readonly askedPersonId: string;
  /** The figures in which the matter counts have been published. */
  readonly published: boolean;
}

/** A matter without a due time stands in no rate; one at a time is asked for. */
export function canAskExclusion(
  actor: ActorFacts,
  { dueAt, standing }: { dueAt: Date | null; standing: boolean },
): Verdict {
  if (!isOneOf(actor.role, exclusionAskers)) return refused("forbidden", "refusal.role");
  if (dueAt === null) return refused("wrong-status", "refusal.exclusionNoDue");
  return standing ? refused("wrong-status", "refusal.exclusionStands") : allowed;
}

export function canDecideExclusion(actor: ActorFacts, exclusion: ExclusionFacts): Verdict {
  if (!isOneOf(actor.role, exclusionDeciders)) return refused("forbidden", "refusal.role");
  if (exclusion.status !== "asked") return refused("wrong-status", "refusal.exclusionDecided");
  return exclusion.askedPersonId === actor.personId
    ? refused("forbidden", "refusal.exclusionOwn")
    : allowed;
}

/** What was published was published with its exclusions. */
export function canLiftExclusion(actor: ActorFacts, exclusion: ExclusionFacts): Verdict {
  if (!isOneOf(actor.role, exclusionDeciders)) return refused("forbidden", "refusal.role");
  if (exclusion.status === "corrected") return allowed;
  if (exclusion.status !== "excluded") return refused("wrong-status", "refusal.exclusionOver");
  return exclusion.published ? refused("too-late", "refusal.exclusionPublished") : allowed;
}

export function canPublishMonth(actor: ActorFacts): Verdict {
  return isOneOf(actor.role, exclusionDeciders) ? allowed : refused("forbidden", "refusal.role");
}

/** The months that are over, the latest first, as their first days: so many are offered. */
export function monthsBefore(today: string, count: number): string[] {
  const now = dayNumberOf(today);
  if (now === null) throw new RangeError("monthsBefore: not a day");
  const months: string[] = [];
  let first: DayNumber = now - dateParts(now).dayOfMonth + 1;
  while (months.length < count) {
    first -= dateParts(first - 1).dayOfMonth;
    const { year, month } = dateParts(first);
    months.push(`${String(year)}-${String(month).padStart(2, "0")}-01`);
  }
  return months;
}

function isOneOf(role: string, list: readonly string[]): boolean {
  return list.includes(role);
}
