import { personalTraces, type TraceKind } from "./personal-traces";
import { account, person, plate, room } from "../data/trace-patterns";

type WallTraceKind = TraceKind | "room" | "plate" | "account";

export interface WallTrace {
  kind: WallTraceKind;
  text: string;
  /** Where it begins, in UTF-16 units as text fields count. */
  at: number;
}

/** What no public text may hold, whoever has read it over: nobody's need is served by them. */
const never: readonly WallTraceKind[] = ["idNumber", "account"];

/**
 * What in a text for everybody looks as if it told who somebody is: beside what is hidden from an
 * organization also the own door, the number of a car, accounts (PIPL art. 25, DOMAIN §9.1). A help
 * for the eye of the editor, who decides; where two finds overlap the longer one stands.
 */
export function wallTraces(text: string): WallTrace[] {
  const found = [
    ...personalTraces(text),
    ...matches("name", person, text),
    ...matches("room", room, text),
    ...matches("plate", plate, text),
    ...matches("account", account, text),
  ].sort((a, b) => a.at - b.at || b.text.length - a.text.length);
  const kept: WallTrace[] = [];
  for (const one of found) {
    const last = kept.at(-1);
    if (last === undefined || one.at >= last.at + last.text.length) kept.push(one);
    else if (one.text.length > last.text.length) kept[kept.length - 1] = one;
  }
  return kept;
}

/** The text with every trace replaced by what stands for its kind. */
export function withoutWallTraces(
  text: string,
  marks: Readonly<Record<WallTraceKind, string>>,
): string {
  return wallTraces(text).reduceRight(
    (rest, { kind, at, text: { length } }) =>
      rest.slice(0, at) + marks[kind] + rest.slice(at + length),
    text,
  );
}

export function holdsForbidden(text: string): boolean {
  return wallTraces(text).some(({ kind }) => never.includes(kind));
}

function matches(kind: WallTraceKind, pattern: RegExp, text: string): WallTrace[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], at: match.index }));
}
