import type { Kind } from "./kinds";

export interface Wanted {
  readonly kind: Kind;
  readonly path: string;
  readonly text: string;
  readonly organizationId: string;
}

export interface Given extends Wanted {
  readonly id: string;
}

/** How near two entries are: in one community, one street, one district. */
export const distances = ["community", "street", "district"] as const;
export type Distance = (typeof distances)[number];

export interface Match {
  id: string;
  distance: Distance;
  /** Words that both have: two neighbouring characters each. */
  words: string[];
}

/**
 * What fits: the same kind, not of the same organization; the nearer first, then the more words in common. A person
 * decides, nothing is matched by itself (DOMAIN §11.2, P5).
 */
export function matches(wanted: Wanted, given: readonly Given[], most = 5): Match[] {
  const own = wordsOf(wanted.text);
  return given
    .filter(
      ({ kind, organizationId }) =>
        kind === wanted.kind && organizationId !== wanted.organizationId,
    )
    .map(({ id, path, text }) => {
      const theirs = wordsOf(text);
      return {
        id,
        distance: distanceOf(wanted.path, path),
        words: [...own].filter((word) => theirs.has(word)).slice(0, 3),
      };
    })
    .sort(
      (a, b) =>
        distances.indexOf(a.distance) - distances.indexOf(b.distance) ||
        b.words.length - a.words.length ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, most);
}

/** Paths are the district's segment, then the street's, then the community's, each ended by a dot. */
export function distanceOf(one: string, other: string): Distance {
  const [a, b] = [one.split("."), other.split(".")];
  const isSame = (at: number) => (a[at] ?? "") !== "" && a[at] === b[at];
  if (!isSame(1)) return "district";
  return isSame(2) ? "community" : "street";
}

function wordsOf(text: string): Set<string> {
  const characters = Array.from(text.replace(/[^\p{Script=Han}A-Za-z0-9]/gu, " "));
  const words = new Set<string>();
  for (const [n, character] of characters.entries()) {
    const next = characters[n + 1];
    if (next !== undefined && character !== " " && next !== " ") words.add(character + next);
  }
  return words;
}
