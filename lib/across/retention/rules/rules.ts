import { instantAt, localDay } from "@/lib/platform/core/time-zone";
import type { Settings } from "@/lib/ground/settings/rules/parameters";

/**
 * What is kept for a limited time. The query behind each name stands in the database
 * (sec.retention_rows), so that the page before and the run after cannot disagree.
 */
export const retentionRules = [
  "contact",
  "words",
  "photos",
  "requests",
  "topics",
  "checkIns",
  "seats",
  "posts",
  "mobile",
  "staff",
  "deliveries",
  "audit",
] as const;
export type RetentionRule = (typeof retentionRules)[number];

/** Which number says for how long. */
export const numberOf = {
  contact: "retention.contact",
  words: "retention.words",
  photos: "retention.photos",
  requests: "retention.requests",
  topics: "retention.topics",
  checkIns: "retention.checkIns",
  seats: "retention.seats",
  posts: "retention.posts",
  mobile: "retention.mobile",
  staff: "retention.staff",
  deliveries: "retention.deliveries",
  audit: "log.retention",
} as const satisfies Record<RetentionRule, keyof Settings>;

/** 匿名 what stays as a figure without a person; 删除 what is no figure. */
export const deedOf: Readonly<Record<RetentionRule, "anonymise" | "delete">> = {
  contact: "anonymise",
  words: "anonymise",
  photos: "delete",
  requests: "anonymise",
  topics: "anonymise",
  checkIns: "anonymise",
  seats: "anonymise",
  posts: "anonymise",
  mobile: "anonymise",
  staff: "delete",
  deliveries: "delete",
  audit: "delete",
};

/** Promised to the resident in so many words above the form, so no switch holds them up. */
const promised: ReadonlySet<RetentionRule> = new Set(["contact", "requests"]);

function isPromised(rule: RetentionRule): boolean {
  return promised.has(rule);
}

/** Whether the rule takes anything away by the numbers of today. */
export function runsBy(settings: Settings, rule: RetentionRule): boolean {
  return isPromised(rule) || settings["retention.active"] === "on";
}

/**
 * For how long. The words go with name and phone or after them, never before: the resident is told that
 * all of it is gone.
 */
export function daysOf(settings: Settings, rule: RetentionRule): number {
  const days = settings[numberOf[rule]].value;
  return rule === "words" ? Math.max(days, settings[numberOf.contact].value) : days;
}

/** At night nobody waits for the rows that a batch holds: from one to five by the district's clock. */
export function isNight(now: number, timeZone: string): boolean {
  const today = localDay(now, timeZone);
  return now >= instantAt(today, 60, timeZone) && now < instantAt(today, 300, timeZone);
}
