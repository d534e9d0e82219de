import { z } from "zod";

/** A question to the public with its closed set of answers, as codes; their words belong to whoever asks. */
export const questionShape = z.object({ key: z.string(), answers: z.array(z.string()) });
export type Question = z.infer<typeof questionShape>;

/** 认可、一般、不认可: what is asked about an answer on the 回音壁. Also in SQL (sec.rate_answer). */
export const approvalAnswers = ["yes", "fair", "no"] as const;

/** The keys of the questions that have no answer of their own among these. */
export function unanswered(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): string[] {
  return questions
    .filter(({ key, answers: known }) => !known.includes(answers[key] ?? ""))
    .map(({ key }) => key);
}

/** How many chose an answer, of the tallies as the box keeps them. */
export function chosen(
  tally: Readonly<Record<string, number>>,
  question: string,
  answer: string,
): number {
  return tally[`${question}.${answer}`] ?? 0;
}
