import {
  allowed,
  refused,
  type ActorFacts,
  type DutyRole,
  type Verdict,
} from "@/lib/platform/access/actor";
import type { Level } from "./kinds";

/** The staff who read the lists. */
export const coBuildingReaders = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies DutyRole[];

const levelOfRole: Readonly<Record<string, Level>> = {
  district_org: "district",
  street_secretary: "street",
  community_secretary: "community",
};

const no = refused("forbidden", "refusal.role");

/** At which level a secretary writes; a unit writes at that of its community; null = does not write. */
export function writesAt({ role }: ActorFacts): Level | null {
  return role === "liaison" ? "community" : (levelOfRole[role] ?? null);
}

export function isSecretary({ role }: ActorFacts): boolean {
  return levelOfRole[role] !== undefined;
}

/** 登记: a secretary for the own place, a unit for itself. */
export function canEnter(actor: ActorFacts): Verdict {
  return writesAt(actor) === null ? no : allowed;
}

interface Entry {
  readonly path: string;
  readonly organizationId: string;
}

/** Who keeps an entry: the unit it is of, and the secretary of the place where it was entered. */
export function canKeep(actor: ActorFacts, { path, organizationId }: Entry): Verdict {
  const own =
    actor.role === "liaison"
      ? actor.organizationId === organizationId
      : isSecretary(actor) && actor.lo === path;
  return own ? allowed : no;
}

/** 认领需求: a unit what others need. */
export function canClaimNeed(
  actor: ActorFacts,
  { organizationId }: { readonly organizationId: string },
): Verdict {
  if (actor.role !== "liaison") return no;
  return actor.organizationId === organizationId
    ? refused("invalid", "coBuilding.ownNeed")
    : allowed;
}

/** 认领资源, and a project that is planned at once: a secretary for the own place. */
export function canPlan(actor: ActorFacts): Verdict {
  return isSecretary(actor) ? allowed : no;
}

interface Project {
  readonly path: string;
}

/** Who carries a project: the secretary of its place. */
export function canCarry(actor: ActorFacts, { path }: Project): Verdict {
  return isSecretary(actor) && actor.lo === path ? allowed : no;
}

interface Proposed extends Project {
  readonly proposerId: string;
  readonly status: string;
}

/** 终止: by who carries a project; a proposal may be taken back by the unit that made it. */
export function canEnd(actor: ActorFacts, project: Proposed): Verdict {
  const isOwn = actor.role === "liaison" && actor.organizationId === project.proposerId;
  return isOwn && project.status === "proposed" ? allowed : canCarry(actor, project);
}

/** Who speaks for a party: a unit's own liaison officer, an office's own secretary; nobody for the other side. */
export function canSpeakFor(actor: ActorFacts, party: Entry & { isOffice: boolean }): Verdict {
  return actor.role === "liaison" || party.isOffice ? canKeep(actor, party) : no;
}

/** Whose step it is says what was done, and who carries the project. */
export function canDoStep(actor: ActorFacts, step: Entry): Verdict {
  return canKeep(actor, step);
}

interface Party extends Entry {
  readonly isOffice: boolean;
  readonly confirmedAt: unknown;
}

/** 照片: who carries a project, and who speaks for a party that has given its word. */
export function canAddPhotos(
  actor: ActorFacts,
  { path, parties }: Project & { readonly parties: readonly Party[] },
): Verdict {
  const takesPart = parties.some(
    (party) => party.confirmedAt !== null && canSpeakFor(actor, party).ok,
  );
  return takesPart ? allowed : canCarry(actor, { path });
}

/** 撤下: the side that put it there, and who carries the project. */
export function canHidePhoto(
  actor: ActorFacts,
  photo: Entry & { readonly isOffice: boolean },
  project: Project,
): Verdict {
  return canSpeakFor(actor, photo).ok ? allowed : canCarry(actor, project);
}
