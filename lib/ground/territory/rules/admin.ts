import { allowed, refused, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";
import { levelOfCode, parentCodeOf, type AreaLevel } from "./codes";

/** Registers are kept by the administrator whose own range covers the place. */
export function canAdminister(actor: ActorFacts, place: { path: string }): Verdict {
  if (actor.role !== "system_admin") return refused("forbidden", "admin.refusal.role");
  return place.path >= actor.lo && place.path < actor.hi
    ? allowed
    : refused("forbidden", "admin.refusal.place");
}

/** Every grid belongs to a community, none stands directly below a street (DOMAIN §3.1). */
const below: Readonly<Record<AreaLevel, AreaLevel | null>> = {
  district: "street",
  street: "community",
  community: "grid",
  grid: "building",
  building: null,
};

/** The level of the areas directly below; null for a building. */
export function levelBelow(level: AreaLevel): AreaLevel | null {
  return below[level];
}

/** Levels whose areas have an office (DESIGN §1). */
export function hasOffice(level: AreaLevel): boolean {
  return level === "district" || level === "street" || level === "community";
}

/** What is wrong with the code of a new area below `parent`, as a message key; null = nothing. */
export function newCodeFault(
  parent: { level: AreaLevel; code: string | null },
  code: string | undefined,
): string | null {
  const level = below[parent.level];
  if (level === null) return "admin.code.noneBelow";
  if (level === "building") return code === undefined ? null : "admin.code.building";
  if (code === undefined) return "field.required";
  if (levelOfCode(code) !== level) return `admin.code.${level}`;
  return parentCodeOf(code) === parent.code ? null : "admin.code.parent";
}

/** A grid with unusually few or many households is worth a look, and no error (DOMAIN §3.1). */
export function unusualHouseholds(
  households: number | null,
  range: { warnBelow: number; warnAbove: number },
): "few" | "many" | null {
  if (households === null) return null;
  if (households < range.warnBelow) return "few";
  return households > range.warnAbove ? "many" : null;
}
