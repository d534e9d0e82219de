import { likeness } from "./terms";

export interface OpenMatter {
  readonly id: string;
  readonly categoryId: string;
  readonly areaId: string;
  readonly terms: ReadonlySet<string>;
}

export interface Alike {
  readonly id: string;
  /** 0 to 1. */
  readonly likeness: number;
  readonly sameCategory: boolean;
  readonly samePlace: boolean;
}

const least = 0.3;
const forCategory = 0.15;
const forPlace = 0.1;

/**
 * Which open matters nearby may be the same, the likeliest first. Words alone do not make a
 * duplicate: the same category and the same place add to them, another category must be told in
 * much the same words.
 */
export function alike(
  matter: Omit<OpenMatter, "id">,
  nearby: readonly OpenMatter[],
  nearCategories: ReadonlySet<string>,
): Alike[] {
  return nearby
    .map((other) => ({
      id: other.id,
      likeness: likeness(matter.terms, other.terms),
      sameCategory: other.categoryId === matter.categoryId || nearCategories.has(other.categoryId),
      samePlace: other.areaId === matter.areaId,
    }))
    .map((one) => ({ one, weight: weightOf(one) }))
    .filter(({ weight }) => weight >= least)
    .sort((a, b) => b.weight - a.weight)
    .map(({ one }) => one);
}

function weightOf({ likeness: words, sameCategory, samePlace }: Alike): number {
  // Two short texts of one category share its usual words; something more must be the same.
  if (words < least / 2) return 0;
  return words + (sameCategory ? forCategory : 0) + (samePlace ? forPlace : 0);
}

const earthRadius = 6_371_000;

/** How far two places lie apart, to the metre; within one city the curve of the earth is no matter. */
export function metres(one: LngLat, other: LngLat): number {
  const x = radians(other.lng - one.lng) * Math.cos(radians((one.lat + other.lat) / 2));
  return Math.round(earthRadius * Math.hypot(x, radians(other.lat - one.lat)));
}

interface LngLat {
  readonly lng: number;
  readonly lat: number;
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
