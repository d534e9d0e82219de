import type { Settings } from "@/lib/ground/settings/rules/parameters";
import type { Duration } from "@/lib/platform/core/duration";

/** The limits that run; the database's trigger names the same (sec.clocks_of_ticket, _assignment); an application has its own (sec.keep_application_clock). */
export const clockKinds = [
  "screen",
  "adjudicate",
  "consult",
  "accept",
  "contact",
  "onsite",
  "resolve",
  "return_decision",
  "verify",
  "callback",
  "application_decision",
  "deferral_review",
  "report",
  "objection",
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** Who is spoken to when a limit has passed, from the desk where it lies upwards. */
export const rungRoles = [
  "handler",
  "dept_clerk",
  "dept_leader",
  "community_secretary",
  "street_dispatcher",
  "street_secretary",
  "district_dispatcher",
  "district_org",
] as const;
export type RungRole = (typeof rungRoles)[number];

const above = [
  "street_dispatcher",
  "street_secretary",
  "district_dispatcher",
  "district_org",
] as const;
const organization = ["handler", "dept_clerk", "dept_leader"] as const;

interface KindRow {
  /** The limit, where the row itself carries no due time. */
  readonly limit: ((settings: Settings) => Duration) | null;
  /** The limit where the category of the matter is urgent, and differs. */
  readonly urgentLimit?: (settings: Settings) => Duration;
  readonly ladder: readonly RungRole[];
  /** Told before it is due, and cards proposed: only for the work itself (DOMAIN §2.9). */
  readonly warns: boolean;
}

export const kindRows: Readonly<Record<ClockKind, KindRow>> = {
  screen: {
    limit: (settings) => settings["sla.screen"],
    urgentLimit: (settings) => settings["sla.screen.urgent"],
    ladder: above,
    warns: false,
  },
  // Two organizations say that it is not theirs: who does it is decided in time (DOMAIN T10).
  adjudicate: {
    limit: (settings) => settings["adjudicate.within"],
    urgentLimit: (settings) => settings["sla.screen.urgent"],
    ladder: above,
    warns: false,
  },
  consult: { limit: null, ladder: above, warns: false },
  accept: { limit: null, ladder: [...organization, ...above], warns: false },
  contact: { limit: null, ladder: [...organization, ...above], warns: false },
  onsite: {
    limit: (settings) => settings["sla.onsite.urgent"],
    ladder: [...organization, ...above],
    warns: false,
  },
  resolve: { limit: null, ladder: [...organization, ...above], warns: true },
  return_decision: {
    limit: (settings) => settings["return.decideWithin"],
    ladder: above,
    warns: false,
  },
  verify: {
    limit: (settings) => settings["verify.within"],
    ladder: ["community_secretary", ...above],
    warns: false,
  },
  // Called back by the desk, never by who handled (T16).
  callback: { limit: (settings) => settings["callback.within"], ladder: above, warns: false },
  application_decision: {
    limit: (settings) => settings["application.decideWithin"],
    ladder: above,
    warns: false,
  },
  deferral_review: { limit: null, ladder: above, warns: false },
  // Staged feedback on a key matter, from whoever leads it (DOMAIN §2.5, §2.6).
  report: {
    limit: (settings) => settings["key.reportEvery"],
    ladder: [...organization, ...above],
    warns: false,
  },
  // Decided by a superior, so it begins there (commands/contest.ts).
  objection: {
    limit: (settings) => settings["objection.decideWithin"],
    ladder: ["street_secretary", "district_dispatcher", "district_org"],
    warns: false,
  },
};

export function clockKindOf(kind: string): ClockKind {
  const found = clockKinds.find((one) => one === kind);
  if (found === undefined) throw new RangeError(`a clock of an unknown kind: ${kind}`);
  return found;
}

export function rungRoleOf(role: string): RungRole {
  const found = rungRoles.find((one) => one === role);
  if (found === undefined) throw new RangeError(`an unknown rung: ${role}`);
  return found;
}
