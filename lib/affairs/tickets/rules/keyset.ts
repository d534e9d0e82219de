// Lists are paged by the key of a row (its time, then its id), not by a page number: a page costs
// the same however far back it lies, and a row that comes in meanwhile moves nothing.

export interface Key {
  at: number;
  id: string;
}

export interface PageKeys {
  before?: string | undefined;
  after?: string | undefined;
}

export const pageSize = 50;

export function keyText({ at, id }: Key): string {
  return `${String(at)}.${id}`;
}

export function readKey(text: string): Key {
  const dot = text.indexOf(".");
  return { at: Number(text.slice(0, dot)), id: text.slice(dot + 1) };
}

/**
 * Cuts what was read (one row more than a page, in reading direction) to a page, newest first, and
 * says where the neighbouring pages begin.
 */
export function cutPage<Row extends Key>(read: readonly Row[], keys: PageKeys) {
  const backwards = keys.after !== undefined;
  const more = read.length > pageSize;
  const page = read.slice(0, pageSize);
  if (backwards) page.reverse();
  const [first, last] = [page.at(0), page.at(-1)];
  const hasNewer = backwards ? more : keys.before !== undefined;
  const hasOlder = backwards || more;
  return {
    page,
    after: hasNewer && first !== undefined ? keyText(first) : undefined,
    before: hasOlder && last !== undefined ? keyText(last) : undefined,
  };
}
