import { approvalAnswers, chosen } from "@/lib/parts/ratings/rules/questions";
import type { RatingShown } from "@/lib/parts/ratings/schema";
import type { Asked } from "../ratings/asked";
import { tv } from "./text";

/** What is asked about an answer: 认可、一般、不认可. */
export function approvalAsked(): Asked[] {
  return [
    {
      key: "approval",
      label: tv("approval.question"),
      answers: approvalAnswers.map((value) => ({ value, label: tv(`approval.${value}`) })),
    },
  ];
}

/** The counts in one line for a list; nothing while too few have rated. */
export function approvalWords(rating: Pick<RatingShown, "result"> | undefined): string | null {
  const result = rating?.result ?? null;
  if (result === null) return null;
  const { tally, voices } = result;
  const words = approvalAnswers.map(
    (answer) => `${tv(`approval.${answer}`)} ${String(chosen(tally, "approval", answer))}`,
  );
  return tv("approval.of", { count: voices, words: words.join(tv("public.ratingJoin")) });
}
