import type { RungRole } from "./kinds";

/** An area or a department, as far as the ladder stands on it. */
export interface LadderPlace {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly level: LadderLevel;
}
type LadderLevel = (typeof ladderLevels)[number];

/** The gravest first: where the district's rung is empty, every matter of it ends there. */
export const ladderLevels = ["district", "street", "department", "community"] as const;

export interface Vacancy {
  readonly role: RungRole;
  readonly place: LadderPlace;
  /** Who is reached instead, or null when nobody above is. */
  readonly next: RungRole | null;
}

/** The rungs that each place must fill, from below. */
const rungsOf: Readonly<Record<LadderLevel, readonly RungRole[]>> = {
  district: ["district_dispatcher", "district_org"],
  street: ["street_dispatcher", "street_secretary"],
  department: ["dept_clerk", "dept_leader"],
  community: ["community_secretary"],
};

/**
 * The rungs on which nobody stands, and where the ladder goes instead. Above a department stands the
 * street of the matter, whichever it is.
 */
export function vacanciesOf(
  places: readonly LadderPlace[],
  stands: (role: RungRole, place: LadderPlace) => boolean,
): Vacancy[] {
  const sorted = ladderLevels.flatMap((level) => places.filter((place) => place.level === level));
  return sorted.flatMap((place) => {
    const line = [place, ...above(place, places)].flatMap((one) =>
      rungsOf[one.level].map((role) => ({ role, place: one })),
    );
    return rungsOf[place.level].flatMap((role, n): Vacancy[] => {
      if (stands(role, place)) return [];
      const reached = line.slice(n + 1).find((rung) => stands(rung.role, rung.place));
      const street = place.level === "department" ? "street_dispatcher" : null;
      return [{ role, place, next: reached?.role ?? street }];
    });
  });
}

/** The areas that hold this one, the nearest first. */
function above(place: LadderPlace, places: readonly LadderPlace[]): LadderPlace[] {
  if (place.level === "department") return [];
  return places
    .filter((one) => one.level !== "department" && one !== place)
    .filter((one) => place.path.startsWith(one.path))
    .sort((one, other) => other.path.length - one.path.length);
}
