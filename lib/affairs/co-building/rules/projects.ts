import { daysFault, type Fault, type Pairing } from "./kinds";

export const projectStatuses = [
  "proposed",
  "confirmed",
  "running",
  "finished",
  "ended",
  "declined",
] as const;
export type ProjectStatus = (typeof projectStatuses)[number];

/** A project counts from the word of all its parties on, also when it is done; a proposal does not. */
export const standing = ["confirmed", "running", "finished"] as const satisfies ProjectStatus[];

/** What its place does with a project: verb, from where, to where. The word of the parties moves it before that. */
export const projectVerbs = {
  start: { from: ["confirmed"], to: "running" },
  finish: { from: ["running"], to: "finished" },
  end: { from: ["proposed", "confirmed", "running"], to: "ended" },
} as const;
export type ProjectVerb = keyof typeof projectVerbs;

export function mayGo(verb: ProjectVerb, status: ProjectStatus): boolean {
  return projectVerbs[verb].from.some((one) => one === status);
}

/** Nothing is over before its first day; until then it is called off, or its first day moved. */
export function hasBegun({ startsOn }: { readonly startsOn: string }, today: string): boolean {
  return startsOn <= today;
}

/** Still on its way: steps can be added and done. */
export function isOpen(status: ProjectStatus): boolean {
  return status === "proposed" || status === "confirmed" || status === "running";
}

/** A project shows at most so many photos. */
export const photosShown = 9;

/** While it runs and when it is done, what came of it can be shown; nobody has to. */
export function takesPhotos(status: ProjectStatus): boolean {
  return status === "running" || status === "finished";
}

interface Planned {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly partyIds: readonly string[];
}

/** A project has another party beside who proposes it, and does not end before it starts. */
export function planFault({ startsOn, endsOn, partyIds }: Planned, ownId: string): Fault | null {
  const wrong = daysFault(startsOn, endsOn, "endsOn");
  if (wrong !== null) return wrong;
  return partyIds.some((id) => id !== ownId) ? null : { field: "partyIds", key: "field.noParty" };
}

/** The days of a need for the project that comes of it: not before today; an end that is over is chosen anew. */
export function daysOfNeed(
  { from, until }: { readonly from: string | null; readonly until: string | null },
  today: string,
): { startsOn: string; endsOn: string | undefined } {
  const startsOn = from !== null && from > today ? from : today;
  return { startsOn, endsOn: until !== null && until >= startsOn ? until : undefined };
}

/** By the kinds of the units that have reported (ground/check-ins). */
const pairingOfUnit: Readonly<Record<string, Pairing>> = {
  school: "school",
  state_enterprise: "company",
  new_sector: "company",
};

/** What kind of pairing it most likely is, from the kind of the unit; null = a person chooses. */
export function likelyPairing(unitKind: string | null, isOffice: boolean): Pairing | null {
  return isOffice ? "community" : (pairingOfUnit[unitKind ?? ""] ?? null);
}
