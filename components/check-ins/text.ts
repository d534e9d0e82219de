import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { unitKinds } from "@/lib/ground/check-ins/rules/choices";
import { lookup, messages } from "@/lib/platform/i18n/messages";

export const tc = messages(words);

const keyOf = {
  skill: (code: string) => `skill.${code}`,
  time: (code: string) => `time.${code}`,
  purpose: (code: string) => `purpose.${code}`,
  ended: (code: string) => `ended.${code}`,
  exempt: (code: string) => `exempt.${code}`,
  origin: (code: string) => `origin.${code}`,
  kind: (code: string) => `kind.${code}`,
  unitEnded: (code: string) => `unitEnded.${code}`,
};

/** The word for a code of this word: `skill.law`, `ended.moved`. */
export function codeText(kind: keyof typeof keyOf, code: string): string {
  return lookup([words], keyOf[kind](code));
}

/** The kinds of units, to choose one. */
export function kindOptions() {
  return unitKinds.map((value) => ({ value, label: codeText("kind", value) }));
}

/** Several of them in one line. */
export function codesText(kind: keyof typeof keyOf, codes: readonly string[]): string {
  return codes.map((code) => codeText(kind, code)).join(tc("list.and"));
}
