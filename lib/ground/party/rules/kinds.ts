/** 党工委 → 党委、党总支 → 党支部 → 党小组 → 党员中心户 (DOMAIN §1.2, §6.1), from above. */
export const partyLevels = [
  "work_committee",
  "committee",
  "general_branch",
  "branch",
  "group",
  "household",
] as const;
export type PartyLevel = (typeof partyLevels)[number];

/** How a committee or branch came about; `community` is the Party organization of the community itself. */
export const partyForms = [
  "community",
  "own",
  "joint",
  "grid",
  "building",
  "project",
  "functional",
  "industry",
] as const;
export type PartyForm = (typeof partyForms)[number];

/** Level and form as one word, as forms send it and messages name it. */
export const partyKinds = [
  "work_committee",
  "committee.community",
  "committee.own",
  "committee.industry",
  "general_branch.community",
  "general_branch.own",
  "general_branch.joint",
  "branch.community",
  "branch.own",
  "branch.joint",
  "branch.grid",
  "branch.building",
  "branch.project",
  "branch.functional",
  "branch.industry",
  "group",
  "household",
] as const;
export type PartyKind = (typeof partyKinds)[number];

export function levelOf(kind: PartyKind): PartyLevel {
  return partyLevels.find((level) => level === kind.split(".")[0]) ?? "branch";
}

export function formOf(kind: PartyKind): PartyForm | null {
  return partyForms.find((form) => form === kind.split(".")[1]) ?? null;
}

/** The kind of a stored row. */
export function kindOf(level: string, form: string | null): PartyKind {
  const word = form === null ? level : `${level}.${form}`;
  return partyKinds.find((kind) => kind === word) ?? "branch.own";
}

/** Below which level an organization may stand; null = nothing of the district stands above it. */
const above: Readonly<Record<PartyLevel, readonly (PartyLevel | null)[]>> = {
  work_committee: [null],
  committee: [null, "work_committee"],
  general_branch: ["work_committee", "committee"],
  branch: ["work_committee", "committee", "general_branch"],
  group: ["branch"],
  household: ["branch", "group"],
};

export type AreaLevel = "district" | "street" | "community";

interface Parent {
  readonly level: PartyLevel;
  /** Of its area. */
  readonly area: AreaLevel;
}

/** Whether an organization of this kind may stand below this one, at an area of this level. */
export function fitsBelow(kind: PartyKind, parent: Parent | null, area: AreaLevel): boolean {
  const level = levelOf(kind);
  if (!above[level].some((one) => one === (parent?.level ?? null))) return false;
  if (level === "work_committee") return area === "street";
  // What grows out of the community stands at one: its own organization, grids, buildings, households.
  return !ofCommunity(kind) || (area === "community" && parent !== null);
}

function ofCommunity(kind: PartyKind): boolean {
  const form = formOf(kind);
  if (form === "community" || form === "grid" || form === "building") return true;
  return kind === "group" || kind === "household";
}

/** The kinds that may be set up below this one, at its own area or below it. */
export function kindsBelow(parent: Parent | null): PartyKind[] {
  const areas: readonly AreaLevel[] =
    parent?.area === "community"
      ? ["community"]
      : parent?.area === "street"
        ? ["street", "community"]
        : ["district", "street", "community"];
  return partyKinds.filter((kind) => areas.some((area) => fitsBelow(kind, parent, area)));
}

/** Which places an organization is mapped to, beside its area. */
export function placesOf(kind: PartyKind): "grid" | "building" | null {
  if (kind === "branch.grid") return "grid";
  return kind === "branch.building" || kind === "group" || kind === "household" ? "building" : null;
}

/** 项目党支部 lives as long as its project (seed 1); a functional one may be without end. */
export function lifeSpanOf(kind: PartyKind): "must" | "may" | "none" {
  const form = formOf(kind);
  if (form === "project") return "must";
  return form === "functional" ? "may" : "none";
}

/** Whether a committee is elected for a term: not the street's, which is appointed, nor for a project. */
export function isElected(kind: PartyKind): boolean {
  const level = levelOf(kind);
  if (level === "work_committee" || level === "group" || level === "household") return false;
  return lifeSpanOf(kind) === "none";
}

/**
 * Members are counted where they are: at branches. Above, the counts are added up, but for those of a project,
 * whose members belong to another branch as well; to a functional one nobody belongs.
 */
export function isCounted(kind: PartyKind): boolean {
  return levelOf(kind) === "branch" && formOf(kind) !== "functional";
}

/** 党员中心户 is a place with a consent; nobody holds an office there. */
export function hasSecretary(kind: PartyKind): boolean {
  return kind !== "household";
}

/** Units belong to branches and committees that were formed of them. */
export function hasUnits(kind: PartyKind): boolean {
  const form = formOf(kind);
  return form !== null && form !== "community" && form !== "grid";
}

/** Below which levels an organization of this one may be moved. */
export function levelsAbove(level: PartyLevel): PartyLevel[] {
  return above[level].flatMap((one) => one ?? []);
}
