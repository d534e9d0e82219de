import { readKey, type Key, type PageKeys } from "../rules/keyset";

/** The rows on the far side of the key, in the order in which they are read. */
export function beyond(keys: PageKeys): {
  direction: "asc" | "desc";
  edge: Key | null;
} {
  if (keys.after !== undefined) return { direction: "asc", edge: readKey(keys.after) };
  return { direction: "desc", edge: keys.before === undefined ? null : readKey(keys.before) };
}

/**
 * The condition for the column of the time and the id. The plain bound stands first, because it is
 * the one an index can use.
 */
export function beyondEdge(direction: "asc" | "desc", { at, id }: Key) {
  const time = new Date(at);
  return direction === "desc"
    ? { bound: { lte: time }, strict: { lt: time }, id: { lt: id } }
    : { bound: { gte: time }, strict: { gt: time }, id: { gt: id } };
}
