import {
  conditionTies,
  conditionWords,
  judgingWords,
  personWords,
  sentenceEnds,
} from "../data/conditions";

/** Near each other: within one sentence, so many characters apart. */
function near(first: readonly string[], second: readonly string[], apart: number): RegExp {
  const [a, b] = [`(${first.join("|")})`, `(${second.join("|")})`];
  return new RegExp(`${a}[^${sentenceEnds}]{0,${String(apart)}}${b}`);
}

const conditions = [
  near(conditionWords, conditionTies, 12),
  near(conditionTies, conditionWords, 12),
];
const judged = near(personWords, judgingWords, 8);

/** Whether words make something a condition of a licence, a registration or a yearly report (DOMAIN §11, P8). */
export function isCondition(text: string): boolean {
  return conditions.some((pattern) => pattern.test(text));
}

/** What whoever writes is asked to read once more before it is sent; null where nothing stands out. */
export function warningOf(text: string): "field.conditionText" | "field.personText" | null {
  if (isCondition(text)) return "field.conditionText";
  return judged.test(text) ? "field.personText" : null;
}
