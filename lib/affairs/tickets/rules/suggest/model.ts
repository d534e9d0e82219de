import { joiningSigns } from "../../data/common-signs";
import { sizeOf, termsIn } from "./terms";
import { categoryWords, type CategoryWords } from "./words";

/** A category as a suggestion needs it. */
export interface KnownCategory {
  readonly id: string;
  readonly name: string;
}

/** What the district's own work has taught: in how many tickets of a category a term was seen. */
export interface Learned {
  readonly categoryId: string;
  /** How many tickets of the category were counted. */
  readonly tickets: number;
  /** The sum over all terms, of which only those in question need to be here. */
  readonly total: number;
  readonly terms: ReadonlyMap<string, number>;
}

export interface Ranked {
  readonly id: string;
  /** The share of all categories' weight, 0 to 1. */
  readonly score: number;
  /** What in the text speaks for it, the strongest first. */
  readonly words: readonly string[];
}

/** However many tickets were counted, they weigh no more than so many lines of the word list. */
const learnedMax = 12;
/** How much of the general use of a term is mixed into a category's own (Dirichlet smoothing). */
const smoothing = 1000;
/** Long terms mostly repeat what their parts say; single signs carry across ways of speaking. */
const weightBySize = [0, 1.3, 1, 0.2] as const;
/** A run across the end of a word was seen by chance more often than for a reason. */
const acrossWords = 0.2;
/** Terms overlap, so their sum is surer of itself than it may be. */
const temper = 0.3;
const wordsShown = 3;

/**
 * Which categories a text is nearest to, the nearest first: a multinomial naive Bayes over runs of
 * characters. What a category sounds like comes from the word list that the product brings, from
 * its name, and from the tickets of this district that were handled under it.
 */
export function rank(
  terms: ReadonlySet<string>,
  categories: readonly KnownCategory[],
  learned: readonly Learned[],
): Ranked[] {
  const taught = new Map(learned.map((one) => [one.categoryId, one]));
  const voices = categories.map(({ id, name }) => voiceOf(id, name, taught.get(id)));
  const all = voices.reduce((sum, voice) => sum + voice.total, 0);
  const scored = voices.map((voice) => ({ voice, log: 0, reasons: new Map<string, number>() }));
  for (const term of terms) {
    const counts = voices.map((voice) => voice.count(term));
    const used = counts.reduce((sum, count) => sum + count, 0);
    if (used === 0) continue;
    const usual = used / all;
    const weight = weightOf(term);
    scored.forEach((one, at) => {
      const here = ((counts[at] ?? 0) + smoothing * usual) / (one.voice.total + smoothing);
      const gain = weight * Math.log(here / usual);
      one.log += gain;
      if (gain > 0) one.reasons.set(term, gain);
    });
  }
  const top = Math.max(...scored.map(({ log }) => log));
  const shares = scored.map(({ log }) => Math.exp((log - top) * temper));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return scored
    .map(({ voice, reasons }, at) => ({
      id: voice.id,
      score: (shares[at] ?? 0) / whole,
      words: strongest(reasons),
    }))
    .sort((a, b) => b.score - a.score);
}

function weightOf(term: string): number {
  const size = sizeOf(term);
  const across = size > 1 && Array.from(term).some((sign) => joiningSigns.has(sign));
  return (weightBySize[size] ?? 0) * (across ? acrossWords : 1);
}

interface Voice {
  readonly id: string;
  readonly total: number;
  readonly count: (term: string) => number;
}

function voiceOf(id: string, name: string, learned: Learned | undefined): Voice {
  const base = baseOf(name);
  // By how many tickets in a hundred, so that a frequent category does not drown a rare one.
  const factor =
    learned === undefined || learned.tickets === 0
      ? 0
      : Math.min(learned.tickets, learnedMax) / learned.tickets;
  return {
    id,
    total: base.total + (learned?.total ?? 0) * factor,
    count: (term) => (base.counts.get(term) ?? 0) + (learned?.terms.get(term) ?? 0) * factor,
  };
}

interface Base {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** A name, a word and an example weigh differently; the word list is short and chosen. */
const nameWeight = 4;
const wordWeight = 3;
const exampleWeight = 2;

const bases = new Map<string, Base>();
const basesMax = 2000;

/** Counted once for each name; the words of the list do not change while the program runs. */
function baseOf(name: string): Base {
  const known = bases.get(name);
  if (known !== undefined) return known;
  const base = count(name, categoryWords(name));
  if (bases.size < basesMax) bases.set(name, base);
  return base;
}

function count(name: string, listed: CategoryWords | undefined): Base {
  const counts = new Map<string, number>();
  const add = (text: string, weight: number) => {
    for (const term of termsIn(text)) counts.set(term, (counts.get(term) ?? 0) + weight);
  };
  add(name, nameWeight);
  for (const word of listed?.words ?? []) add(word, wordWeight);
  for (const example of listed?.examples ?? []) add(example, exampleWeight);
  return { counts, total: [...counts.values()].reduce((sum, one) => sum + one, 0) };
}

/** The strongest terms of two signs and more that are not part of each other. */
function strongest(reasons: ReadonlyMap<string, number>): string[] {
  const shown: string[] = [];
  const ordered = [...reasons]
    .filter(([term]) => sizeOf(term) > 1)
    .sort(([a, x], [b, y]) => y * sizeOf(b) - x * sizeOf(a));
  for (const [term] of ordered) {
    if (shown.length === wordsShown) break;
    if (!shown.some((one) => overlaps(one, term))) shown.push(term);
  }
  return shown;
}

/** Parts of one another, or neighbours in a word that share their end. */
function overlaps(a: string, b: string): boolean {
  return Array.from(a).some((sign) => b.includes(sign));
}
