import { serviceAnswers, serviceQuestions } from "@/lib/affairs/property/rules/quarterly";
import { chosen } from "@/lib/parts/ratings/rules/questions";
import type { RatingShown } from "@/lib/parts/ratings/schema";
import type { Asked } from "../ratings/asked";
import { tpr } from "./text";

/** What residents are asked about a company's service. */
export function serviceAsked(): Asked[] {
  return serviceQuestions.map((key) => ({
    key,
    label: tpr(`question.${key}`),
    answers: serviceAnswers.map((value) => ({ value, label: tpr(`answer.${value}`) })),
  }));
}

/** "2026-Q4" as people say it. */
export function quarterText(period: string): string {
  const [year = "", quarter = ""] = period.split("-Q");
  return tpr("quarter", { year, quarter });
}

/** The overall answer in one line for a list; null while too few have rated. */
export function overallWords({ result }: Pick<RatingShown, "result">): string | null {
  if (result === null) return null;
  const { voices, tally } = result;
  const words = serviceAnswers.map(
    (answer) => `${tpr(`answer.${answer}`)} ${String(chosen(tally, "overall", answer))}`,
  );
  return tpr("overall.of", { count: voices, words: words.join(tpr("comma")) });
}
