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

/** Why a result passes the leader before it leaves: a second handling (T18), or the unit's own rule. */
export function signingOf(
  { signOff }: { readonly signOff: boolean },
  { leader }: { readonly leader: boolean },
): "second" | "own" | null {
  if (leader) return "second";
  return signOff ? "own" : null;
}

export interface Answered {
  readonly how: string | undefined;
  readonly on: string | undefined;
}

/** How and when the resident was answered, where somebody waits for it (T14); days as YYYY-MM-DD. */
export function answerFaults(
  { how, on }: Answered,
  { sent, today }: { readonly sent: string; readonly today: string },
): Readonly<Record<string, string>> {
  if (how === undefined) return { answeredHow: "field.choose" };
  if (on === undefined) return {};
  if (on > today) return { answeredOn: "submit.answeredLater" };
  return on < sent ? { answeredOn: "submit.answeredBefore" } : {};
}

/**
 * What the form begins with: what was said before a leader sent it back, else the last words to the
 * resident after the first contact, all of it of this round; else today, and how is left to choose.
 */
export function answerStart(
  stated: { readonly how: string; readonly on: string } | null,
  said: readonly { readonly at: number; readonly on: string }[],
  { since, today }: { since: number; today: string },
): { how: string | null; on: string; recorded: boolean } {
  if (stated !== null) return { ...stated, recorded: false };
  const last = said.filter(({ at }) => at > since).at(-1);
  return last === undefined
    ? { how: null, on: today, recorded: false }
    : { how: "web", on: last.on, recorded: true };
}
