import { communityEndings } from "../data/endings";

const wordMin = 2;

/**
 * The words to look for. People say community, registers say residents' committee: the ending is
 * left out where enough of a name remains. Words of one character find nothing and are left out.
 */
export function placeWords(typed: string): string[] {
  return typed
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .map(withoutEnding)
    .filter((word) => Array.from(word).length >= wordMin);
}

function withoutEnding(word: string): string {
  const ending = communityEndings.find((one) => word.endsWith(one));
  const name = ending === undefined ? word : word.slice(0, -ending.length);
  return Array.from(name).length >= wordMin ? name : word;
}
