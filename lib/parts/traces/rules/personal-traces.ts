import { nameMarks } from "../data/name-marks";

export type TraceKind = "phone" | "idNumber" | "name";

export interface Trace {
  kind: TraceKind;
  text: string;
  /** Where it begins, in UTF-16 units as text fields count. */
  at: number;
}

const idNumber = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}[01]\d[0-3]\d{4}[\dXx](?!\d)/gu;
const phone =
  /(?<!\d)(?:1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|0\d{2,3}[-\s]?\d{7,8}|[48]00-?\d{3}-?\d{4})(?!\d)/gu;

/**
 * What in a text looks as if it told who somebody is: phone numbers, identity numbers, names behind
 * the usual words. A help for the eye of the dispatcher, who decides; it finds neither everything
 * nor only what is meant.
 */
export function personalTraces(text: string): Trace[] {
  const found = [
    ...matches("idNumber", idNumber, text),
    ...matches("phone", phone, text),
    ...matches("name", nameMarks, text),
  ];
  return found
    .filter((one) => !found.some((other) => other !== one && covers(other, one)))
    .sort((a, b) => a.at - b.at);
}

/** The text with every trace replaced by `mark`. */
export function withoutTraces(text: string, mark: string): string {
  return personalTraces(text).reduceRight(
    (rest, { at, text: { length } }) => rest.slice(0, at) + mark + rest.slice(at + length),
    text,
  );
}

function matches(kind: TraceKind, pattern: RegExp, text: string): Trace[] {
  return [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], at: match.index }));
}

function covers(outer: Trace, inner: Trace): boolean {
  return (
    outer.at <= inner.at &&
    outer.at + outer.text.length >= inner.at + inner.text.length &&
    outer.text.length > inner.text.length
  );
}
