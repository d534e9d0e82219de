import type { Verb } from "./verb-order";

/** What was typed into one form and not sent yet. */
export interface Draft {
  verb: Verb;
  /** By the names of the fields. */
  words: ReadonlyMap<string, string>;
}

/** By the names of the forms of one matter. */
export type Drafts = ReadonlyMap<string, Draft>;

const none: Drafts = new Map();

/**
 * Nothing that was typed is lost: every sign is kept as it comes, outside of the page, which may be
 * read again, show another matter or lose the form while somebody types. In the memory of this window
 * only: signing out and changing the duty load a new one, and a shared computer keeps nothing.
 */
export function newDrafts() {
  const bySubject = new Map<string, Drafts>();
  const told = new Set<() => void>();
  const of = (subject: string): Drafts => bySubject.get(subject) ?? none;
  return {
    of,
    /** Tells nobody: the field shows it already, and the panel asks whenever it is drawn. */
    keep(subject: string, form: string, verb: Verb, [name, value]: readonly [string, string]) {
      const words = new Map(of(subject).get(form)?.words).set(name, value);
      bySubject.set(subject, new Map(of(subject)).set(form, { verb, words }));
    },
    /** It was sent, or is not wanted any more. */
    drop(subject: string, form: string) {
      bySubject.set(subject, new Map([...of(subject)].filter(([one]) => one !== form)));
      for (const tell of told) tell();
    },
    subscribe: (tell: () => void) => {
      told.add(tell);
      return () => void told.delete(tell);
    },
  };
}

export const drafts = newDrafts();

/** Those whose form is gone, because somebody else was faster. */
export function lostOf(kept: Drafts, forms: readonly string[]): [string, string, Verb][] {
  return [...kept].flatMap(([form, { verb, words }]) => {
    const text = [...words.values()].filter((value) => value.trim() !== "").join("\n");
    return forms.includes(form) || text === "" ? [] : [[form, text, verb]];
  });
}
