import "server-only";
import {
  assignmentsWaiting,
  idleAssignments,
  type AssignmentLine,
} from "@/lib/affairs/tickets/queries/assignments-list";
import { ticketsWaiting, type TicketLine } from "@/lib/affairs/tickets/queries/list";
import { idleTickets } from "@/lib/affairs/tickets/queries/ticket-condition";
import { filterAddress, idleDays } from "@/lib/affairs/tickets/rules/ticket-filter";
import { coWaiting, type Waiting } from "@/lib/affairs/co-building/queries/waiting";
import type { OpinionLine } from "@/lib/affairs/reviews/queries/columns";
import { waitingOpinions } from "@/lib/affairs/reviews/queries/waiting";
import { dueMeasures, type DueMeasures } from "@/lib/affairs/topics/queries/waiting";
import { openCalls, type OpenCall } from "@/lib/affairs/whistles/queries/waiting";
import { dutyRoles } from "@/lib/platform/access/actor";
import type { Scope } from "@/lib/platform/db/scope";
import { dutyNews, type DutyNews } from "./queries/duty-news";
import { deskSections, idleRoles, type DeskSection, type SectionKey } from "./rules/sections";

const shownMax = 8;

interface SectionShared {
  key: SectionKey;
  /** All of them, as a list with the same filter. */
  address: string;
  /** Capped as in the lists. */
  count: number;
}

export type DeskSectionShown = SectionShared &
  ({ kind: "tickets"; lines: TicketLine[] } | { kind: "assignments"; lines: AssignmentLine[] });

export interface Desk extends Omit<DutyNews, "lying"> {
  now: string;
  personName: string;
  scopeName: string;
  role: string;
  sections: DeskSectionShown[];
  /** Whistle calls that are not over: people stand on the spot and wait. */
  calls: OpenCall[];
  /** Of topics of the month: measures that are due, and problems to look at. */
  topics: DueMeasures;
  /** Opinions that wait for the own side. */
  opinions: OpinionLine[];
  /** In co-building, for the office of the own place. */
  coBuilding: Waiting;
  /** What has long lain without any movement; null where nobody is asked about it. */
  idle: { count: number; days: string; address: string } | null;
}

/** What waits for this duty, by what it must do. Two statements for each section, two for the calls, one each for topics, opinions, co-building and the news. */
export async function deskOf(scope: Scope): Promise<Desk> {
  const { actor } = scope;
  const role = dutyRoles.find((one) => one === actor.role);
  const sections: DeskSectionShown[] = [];
  for (const section of role === undefined ? [] : deskSections(role)) {
    sections.push(await read(scope, section));
  }
  const asked = idleRoles.some((one) => one === role);
  const idle = actor.organizationId === null ? idleTickets : idleAssignments;
  const { lying, ...news } = await dutyNews(scope, asked ? idle(scope, idleDays) : null);
  return {
    now: new Date(actor.now).toISOString(),
    personName: actor.name,
    scopeName: actor.scopeName,
    role: actor.role,
    sections,
    calls: await openCalls(scope),
    topics: await dueMeasures(scope),
    opinions: await waitingOpinions(scope),
    coBuilding: await coWaiting(scope, shownMax),
    idle: lying === null ? null : idleOf(scope, lying),
    ...news,
  };
}

/** How much waits by each part of a desk. Whoever adds a part says it here, and counts it in `sec.my_duties`. */
const heaps: Readonly<Record<keyof Desk, (desk: Desk) => number>> = {
  sections: ({ sections }) => sections.reduce((sum, { count }) => sum + count, 0),
  calls: ({ calls }) => calls.length,
  topics: ({ topics }) => topics.lines.length + topics.toReview.length,
  opinions: ({ opinions }) => opinions.length,
  rounds: ({ rounds }) => rounds.length,
  coBuilding: ({ coBuilding }) => coBuilding.count,
  // What was handed over and what lies is in the heaps already; the rest is no work.
  handOvers: () => 0,
  idle: () => 0,
  standingIn: () => 0,
  now: () => 0,
  personName: () => 0,
  scopeName: () => 0,
  role: () => 0,
};

/** All that waits on a desk: the number beside 我的工作台 says the same. */
export function waitingOn(desk: Desk): number {
  return Object.values(heaps).reduce((sum, heap) => sum + heap(desk), 0);
}

function idleOf({ actor }: Scope, count: number): Desk["idle"] {
  const list = actor.organizationId === null ? "/tickets" : "/assignments";
  return { count, days: idleDays, address: filterAddress(list, { idle: idleDays }) };
}

async function read(scope: Scope, section: DeskSection): Promise<DeskSectionShown> {
  const { key, kind, filter } = section;
  if (kind === "tickets") {
    const found = await ticketsWaiting(scope, filter, section.order, shownMax);
    return { key, kind, address: filterAddress("/tickets", filter), ...found };
  }
  const found = await assignmentsWaiting(scope, filter, section.order, shownMax);
  return { key, kind, address: filterAddress("/assignments", filter), ...found };
}
