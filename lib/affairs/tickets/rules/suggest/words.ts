import list from "../../data/category-words.json" with { type: "json" };

/** How people speak of one category: words, whole sentences, and other names it goes by. */
export interface CategoryWords {
  readonly name: string;
  readonly words: readonly string[];
  readonly examples: readonly string[];
  readonly also: readonly string[];
}

const byName = new Map<string, CategoryWords>(
  list.flatMap((entry): [string, CategoryWords][] => {
    const words = { ...entry, words: entry.words.split(" ") };
    return [entry.name, ...entry.also].map((name) => [name, words]);
  }),
);

/** By its name, since codes are each district's own; a category with another name has no words. */
export function categoryWords(name: string): CategoryWords | undefined {
  return byName.get(name);
}
