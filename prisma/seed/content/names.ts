import data from "./data/names.json" with { type: "json" };
import type { Rng } from "./random";

/**
 * Invented names, as varied as a district's staff list. In Changji some are long transliterated
 * ones, because screens must hold them; nothing else about a person follows from the name, and no
 * such attribute is recorded anywhere.
 */
export function personName(rng: Rng, district: string): string {
  if (district.startsWith("6523") && rng.chance(0.22)) {
    return `${rng.pick(data.longGiven)}·${rng.pick(data.longFather)}`;
  }
  if (district.startsWith("6523") && rng.chance(0.12)) {
    return rng.pick(data.localSurnames) + given(rng);
  }
  return rng.weighted(surnameWeights) + given(rng);
}

/** Names without repetition, for lists in which two equal names would confuse. */
export function personNames(rng: Rng, district: string, count: number): string[] {
  const names = new Set<string>();
  while (names.size < count) names.add(personName(rng, district));
  return [...names];
}

/** The most frequent surnames come first in the list and more often out of it. */
const surnameWeights = data.surnames.map((surname, index): [string, number] => [
  surname,
  1 / (index + 9),
]);

function given(rng: Rng): string {
  if (rng.chance(0.16)) return rng.pick(data.single);
  return rng.pick(data.first) + rng.pick(data.second);
}
