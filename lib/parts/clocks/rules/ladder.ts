import { kindRows, type ClockKind, type RungRole } from "./kinds";

/** A rung as it stands today: its place in the line, and how many people in force stand there. */
export interface Rung {
  readonly rung: number;
  readonly role: RungRole;
  readonly people: number;
}

/** What decides which rungs a matter has. */
export interface LadderFacts {
  readonly path: string;
  readonly handled: boolean;
  /** Nobody in a street may do what is waited for. */
  readonly ofDistrict: boolean;
}

const ofStreet: ReadonlySet<RungRole> = new Set<RungRole>([
  "community_secretary",
  "street_dispatcher",
  "street_secretary",
]);

/** The line of command of one matter, numbered from 1. One in the district's pool has no street. */
export function ladderOf(
  kind: ClockKind,
  { path, handled, ofDistrict }: LadderFacts,
): { rung: number; role: RungRole }[] {
  const depth = path.split(".").length - 1;
  return kindRows[kind].ladder
    .map((role, index) => ({ rung: index + 1, role }))
    .filter(({ role }) => role !== "handler" || handled)
    .filter(({ role }) => !ofDistrict || !ofStreet.has(role))
    .filter(({ role }) => !ofStreet.has(role) || depth > (role === "community_secretary" ? 2 : 1));
}

/** Where the people of a rung have their duty: the first areas of the matter's path. */
export function placeOf(role: RungRole, path: string): string {
  const depths: Partial<Record<RungRole, number>> = {
    community_secretary: 3,
    street_dispatcher: 2,
    street_secretary: 2,
  };
  return `${path
    .split(".")
    .slice(0, depths[role] ?? 1)
    .join(".")}.`;
}

/**
 * One step up: from the rung reached last to the next one where somebody stands. Those passed over
 * are told with it, so that whoever is reached knows why.
 */
export function climb(ladder: readonly Rung[], reached: number): Rung[] {
  const higher = ladder.filter(({ rung }) => rung > reached);
  const found = higher.findIndex(({ people }) => people > 0);
  return found === -1 ? higher : higher.slice(0, found + 1);
}
