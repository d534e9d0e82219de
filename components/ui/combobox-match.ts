export interface ComboboxOption {
  value: string;
  label: string;
  /** A second line: what it belongs to, such as the street of a community. */
  detail?: string | undefined;
}

/**
 * The options that fit what was typed, best first: names that begin with it, names that contain it,
 * details that contain it. Spaces part words that must all fit.
 */
export function matchOptions<Option extends ComboboxOption>(
  options: readonly Option[],
  typed: string,
): readonly Option[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return options;
  return options
    .map((option) => ({ option, rank: Math.max(...words.map((word) => rankOf(option, word))) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank)
    .map(({ option }) => option);
}

const NO_MATCH = 5;

function rankOf({ label, detail = "", value }: ComboboxOption, word: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(word)) return 0;
  if (name.includes(word)) return 2;
  if (detail.toLowerCase().includes(word)) return 3;
  if (value.toLowerCase() === word) return 4;
  return NO_MATCH;
}
