import { termsOf } from "./terms";

/** A term counts when so many different tickets say it: what only one person said is never kept. */
const ticketsMin = 3;
/** So many terms of one category are kept, those of the most tickets first. */
const termsMax = 500;

export interface Lesson {
  readonly tickets: number;
  readonly total: number;
  readonly terms: ReadonlyMap<string, number>;
}

/** In how many of these tickets each term is said; `places` are cut out of their texts. */
export function learnFrom(
  tickets: readonly { readonly text: string; readonly places: readonly string[] }[],
): Lesson {
  const counts = new Map<string, number>();
  for (const { text, places } of tickets) {
    for (const term of termsOf(text, places)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, n]) => n >= ticketsMin)
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, termsMax);
  return {
    tickets: tickets.length,
    total: kept.reduce((sum, [, n]) => sum + n, 0),
    terms: new Map(kept),
  };
}
