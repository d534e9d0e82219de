import { countCharacters } from "@/lib/platform/core/typed-text";

/** What a result needs to be seen by: photos that are there already, and those that come with it. */
export interface ResultPhotos {
  readonly physical: boolean;
  readonly round: number;
  readonly before: { readonly stored: number; readonly added: number };
  readonly after: { readonly stored: number; readonly added: number };
}

/**
 * A physical result shows the place before and after (DOMAIN §2.4, T14). What the place looked like
 * before stays true; what it looks like after a redo does not, so a later round needs a new photo.
 */
export function photosMissing({ physical, round, before, after }: ResultPhotos) {
  if (!physical) return [];
  const missing: ("before" | "after")[] = [];
  if (before.stored + before.added === 0) missing.push("before");
  if ((round === 1 ? after.stored : 0) + after.added === 0) missing.push("after");
  return missing;
}

const reasonsMin = 10;

/** Closing against a resident who says that nothing is solved needs written reasons (T17). */
export function reasonsMissing(rating: { solved: string } | null, text: string): boolean {
  return rating?.solved === "no" && countCharacters(text) < reasonsMin;
}
