import { commonSigns } from "../../data/common-signs";
import { withoutTraces } from "@/lib/parts/traces/rules/personal-traces";

/** The longest term, in signs. */
const longest = 3;
/** So many terms of one text count; a longer text says the same again. */
const termsMax = 600;

/**
 * What a text is compared by: its runs of one to three Chinese characters. Names, phones and
 * identity numbers are cut out first; digits, letters and every other sign end a run, so that no
 * number and no address of a door can be part of a term. `places` are names that tell where and
 * not what, and are cut out too.
 */
export function termsOf(text: string, places: readonly string[] = []): ReadonlySet<string> {
  return termsIn(
    places
      .filter((place) => place.length > 1)
      .reduce((left, place) => left.replaceAll(place, gap), withoutTraces(text, gap)),
  );
}

/** The same for a text of the house's own, in which nobody is named. */
export function termsIn(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
    const signs = Array.from(run);
    for (let at = 0; at < signs.length; at += 1) {
      for (let size = 1; size <= longest && at + size <= signs.length; size += 1) {
        const term = signs.slice(at, at + size).join("");
        if (size === 1 ? !commonSigns.has(term) : !onlyCommon(term)) terms.add(term);
        if (terms.size >= termsMax) return terms;
      }
    }
  }
  return terms;
}

/** How alike two texts are by their terms of two signs: 0 nothing in common, 1 the same. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const pairs = (terms: ReadonlySet<string>) => [...terms].filter((term) => sizeOf(term) === 2);
  const [mine, theirs] = [pairs(a), pairs(b)];
  if (mine.length === 0 || theirs.length === 0) return 0;
  const shared = mine.filter((term) => b.has(term)).length;
  return (2 * shared) / (mine.length + theirs.length);
}

export function sizeOf(term: string): number {
  return Array.from(term).length;
}

const gap = " ";

function onlyCommon(term: string): boolean {
  return Array.from(term).every((sign) => commonSigns.has(sign));
}
