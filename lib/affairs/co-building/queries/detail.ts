import "server-only";
import { isoDay } from "@/lib/platform/core/calendar-day";
import { Refusal } from "@/lib/platform/core/refusal";
import { localDate } from "@/lib/platform/core/time-zone";
import type { Scope } from "@/lib/platform/db/scope";
import { offeredOf, type DimensionSet, type OfferedSet } from "../rules/dimensions";
import { daysOfNeed, likelyPairing, type ProjectStatus } from "../rules/projects";
import { matches, type Distance } from "../rules/matching";
import type { Kind, Pairing } from "../rules/kinds";
import { canClaimNeed, canKeep, canPlan, writesAt } from "../rules/rights";
import { shownMost } from "../rules/shown";
import { changesOfEntry, type ChangeShown } from "./changes";
import { timesOf, type TimeShown } from "./bookings";
import { areaNames, withoutDeclined } from "./board";
import { dimensionsNow } from "./dimensions";
import {
  needColumns,
  needLine,
  projectColumns,
  projectLine,
  resourceColumns,
  resourceLine,
  type NeedLine,
  type ProjectLine,
  type ResourceLine,
} from "./lines";
import { partiesOf } from "./parties";

/** When a resource is there, in words, or the days on which something is needed. */
export type When = { available: string } | { from: string | null; until: string | null };

/** What would fit, and why: nothing is matched by itself. */
export interface Suggestion {
  id: string;
  title: string;
  organization: string;
  when: When;
  distance: Distance;
  words: string[];
}

interface Common {
  version: number;
  detail: string;
  endReason: string | null;
  enteredAt: string;
  enteredBy: string;
  projects: ProjectLine[];
  changes: ChangeShown[];
  suggestions: Suggestion[];
  today: string;
  /** What a project that comes of it may be tagged with. */
  dimensions: OfferedSet[];
  /** When a project that comes of it would be, as far as it is known. */
  days: { startsOn: string; endsOn: string | undefined };
  /** What kind of pairing a project between the two would most likely be. */
  pairing: Pairing | null;
}

export interface NeedDetail extends NeedLine, Common {
  may: { withdraw: boolean; claim: boolean; match: boolean };
}

export interface ResourceDetail extends ResourceLine, Common {
  contact: string;
  times: TimeShown[];
  now: string;
  /** The need of the own place for which it is looked at. */
  need: { id: string; title: string; detail: string } | null;
  may: { withdraw: boolean; claim: boolean; open: boolean; book: boolean; keep: boolean };
}

const candidatesMax = 300;

/** One need, the projects that came of it, and which resources would fit. At most ten statements. */
export async function needDetail(scope: Scope, id: string): Promise<NeedDetail> {
  const { actor, tx } = scope;
  const row = await tx.coNeed.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { ...needColumns, ...detailColumns },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const projects = await projectsOf(scope, { needId: id });
  const names = await areaNames(scope, [row, ...projects]);
  const sets = await dimensionsNow(scope);
  const line = needLine(row, names.get(row.areaId) ?? "", todayOf(scope));
  const isOpen = line.status === "open";
  const candidates = isOpen
    ? await tx.coResource.findMany({
        where: { tenantId: actor.tenantId, kind: row.kind, status: "offered" },
        orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
        take: candidatesMax,
        select: { ...candidate, available: true },
      })
    : [];
  return {
    ...line,
    ...shownOf(row),
    projects: await linesOf(scope, projects, names, sets),
    dimensions: offeredOf(sets),
    changes: await changesOfEntry(scope, id),
    suggestions: suggest(
      { ...row, kind: line.kind },
      candidates.map(({ available, ...one }) => ({ ...one, when: { available } })),
    ),
    today: todayOf(scope),
    days: daysOfNeed(line, todayOf(scope)),
    pairing: await pairingWith(
      scope,
      actor.role === "liaison" ? (actor.organizationId ?? "") : row.organizationId,
    ),
    may: {
      withdraw: isOpen && canKeep(actor, row).ok,
      claim: isOpen && canClaimNeed(actor, row).ok,
      match: isOpen && canPlan(actor).ok && actor.lo === row.path,
    },
  };
}

/** One resource with its times, what came of it, and which needs it would fit. At most twelve statements. */
export async function resourceDetail(
  scope: Scope,
  id: string,
  needId?: string,
): Promise<ResourceDetail> {
  const { actor, tx } = scope;
  const row = await tx.coResource.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { ...resourceColumns, ...detailColumns, contact: true },
  });
  if (row === null) throw new Refusal("not-found", "refusal.notFound");
  const projects = await projectsOf(scope, { resourceId: id });
  const names = await areaNames(scope, [row, ...projects]);
  const sets = await dimensionsNow(scope);
  const line = resourceLine(row, names.get(row.areaId) ?? "");
  const isOffered = line.status === "offered";
  const keep = canKeep(actor, row).ok;
  const candidates = isOffered
    ? await tx.coNeed.findMany({
        where: {
          tenantId: actor.tenantId,
          kind: row.kind,
          status: "open",
          OR: [{ wantedUntil: null }, { wantedUntil: { gte: new Date(todayOf(scope)) } }],
        },
        orderBy: [{ enteredAt: "desc" }, { id: "desc" }],
        take: candidatesMax,
        select: { ...candidate, wantedFrom: true, wantedUntil: true },
      })
    : [];
  const need =
    needId === undefined || !canPlan(actor).ok
      ? null
      : await tx.coNeed.findFirst({
          where: { tenantId: actor.tenantId, id: needId, path: actor.lo, status: "open" },
          select: { id: true, title: true, detail: true, wantedFrom: true, wantedUntil: true },
        });
  const open = keep && line.bookable && line.status !== "withdrawn";
  return {
    ...line,
    ...shownOf(row),
    contact: row.contact,
    times: line.bookable ? await timesOf(scope, id) : [],
    now: new Date(actor.now).toISOString(),
    projects: await linesOf(scope, projects, names, sets),
    dimensions: offeredOf(sets),
    changes: await changesOfEntry(scope, id),
    suggestions: suggest(
      { ...row, kind: line.kind },
      candidates.map(({ wantedFrom, wantedUntil, ...one }) => ({
        ...one,
        when: wantedOf({ wantedFrom, wantedUntil }),
      })),
    ),
    need: need === null ? null : { id: need.id, title: need.title, detail: need.detail },
    today: todayOf(scope),
    days: daysOfNeed(wantedOf(need), todayOf(scope)),
    pairing: await pairingWith(scope, row.organizationId),
    may: {
      withdraw: isOffered && keep,
      claim: isOffered && canPlan(actor).ok,
      open,
      book: writesAt(actor) !== null && line.status !== "withdrawn",
      keep,
    },
  };
}

const detailColumns = {
  version: true,
  detail: true,
  endReason: true,
  enteredAt: true,
  enteredBy: true,
  path: true,
} as const;

const candidate = {
  id: true,
  kind: true,
  path: true,
  title: true,
  detail: true,
  organizationId: true,
  organizationName: true,
} as const;

function shownOf(row: {
  version: number;
  detail: string;
  endReason: string | null;
  enteredAt: Date;
  enteredBy: string;
}) {
  const { version, detail, endReason, enteredAt, enteredBy } = row;
  return { version, detail, endReason, enteredAt: enteredAt.toISOString(), enteredBy };
}

/** On which days something is needed; of no need none is known. */
function wantedOf(need: { wantedFrom: Date | null; wantedUntil: Date | null } | null) {
  const [from, until] = [need?.wantedFrom ?? null, need?.wantedUntil ?? null];
  return {
    from: from === null ? null : isoDay(from),
    until: until === null ? null : isoDay(until),
  };
}

interface Candidate {
  id: string;
  path: string;
  title: string;
  detail: string;
  organizationId: string;
  organizationName: string;
  when: When;
}

function suggest(
  own: Omit<Candidate, "when"> & { kind: Kind },
  candidates: readonly Candidate[],
): Suggestion[] {
  const textOf = ({ title, detail }: { title: string; detail: string }) => `${title} ${detail}`;
  const byId = new Map(candidates.map((one) => [one.id, one]));
  const found = matches(
    { ...own, text: textOf(own) },
    candidates.map((one) => ({ ...one, kind: own.kind, text: textOf(one) })),
  );
  return found.flatMap((match) => {
    const one = byId.get(match.id);
    if (one === undefined) return [];
    const { title, organizationName, when } = one;
    return [{ ...match, title, organization: organizationName, when }];
  });
}

/** The projects that came of a need or a resource, the newest first. One statement. */
function projectsOf(scope: Scope, of: { needId: string } | { resourceId: string }) {
  const { actor, tx } = scope;
  return tx.coProject.findMany({
    where: { tenantId: actor.tenantId, ...of, ...withoutDeclined(scope) },
    orderBy: [{ proposedAt: "desc" }, { id: "desc" }],
    take: shownMost.projects,
    select: projectColumns,
  });
}

/** The same with their parties. One statement where there are any. */
async function linesOf(
  scope: Scope,
  rows: Awaited<ReturnType<typeof projectsOf>>,
  names: ReadonlyMap<string, string>,
  sets: readonly DimensionSet[],
): Promise<(ProjectLine & { status: ProjectStatus })[]> {
  if (rows.length === 0) return [];
  const parties = await partiesOf(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map((row) =>
    projectLine(row, names.get(row.areaId) ?? "", parties.get(row.id) ?? [], sets),
  );
}

/** What the partner has told of itself where it has reported, as far as who looks may read it. One statement. */
async function pairingWith({ actor, tx }: Scope, organizationId: string): Promise<Pairing | null> {
  const [row] = await tx.$queryRaw<{ kind: string; unit_kind: string | null }[]>`
    select o.kind, (select u.unit_kind from unit_check_in u where u.tenant_id = o.tenant_id
      and u.organization_id = o.id and u.status = 'active' order by u.id limit 1) as unit_kind
    from organization o where o.tenant_id = ${actor.tenantId}::uuid and o.id = ${organizationId}::uuid`;
  return likelyPairing(row?.unit_kind ?? null, row?.kind === "office");
}

function todayOf({ actor }: Scope): string {
  return localDate(actor.now, actor.tenant.timeZone);
}
