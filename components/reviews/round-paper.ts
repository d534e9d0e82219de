import type { Said } from "@/lib/affairs/reviews/queries/detail";
import type { RoundShown } from "@/lib/affairs/reviews/queries/rounds";
import type { Paper, PaperTable } from "@/lib/platform/core/paper";
import { fullTime } from "../ui/time-words";
import { trv } from "./text";

/** 双向评议 as a paper: what is rated and by whom, and once it is over what came of it. */
export function roundPaper(round: RoundShown): Paper {
  return {
    title: trv("paper.round", { title: round.title }),
    lead: [
      trv("rounds.line", { area: round.areaName, from: round.opensOn, to: round.closesOn }),
      trv(`stage.${round.stage}`),
      ...(round.calledOff === null ? [] : [calledOffText(round.calledOff)]),
    ],
    parts: [
      { heading: trv("round.about"), lines: round.about.split("\n") },
      { heading: trv("round.questions"), table: questionTable(round) },
      {
        heading: trv("round.raterIds"),
        lines: [round.raters.join(trv("list.comma")), trv("rate.secret")],
      },
      round.isTold
        ? { heading: trv("result"), lines: [trv("result.meaning")], table: resultTable(round) }
        : { heading: trv("round.subjectIds"), lines: [namesOf(round), trv("result.meaning")] },
      ...appealsOf(round),
    ],
    sign: [],
  };
}

/** By whom, when and why it was called off. */
export function calledOffText({ name, at, text }: Said): string {
  return trv("round.calledOff", { name, at: fullTime(at), text });
}

function questionTable({ questions }: RoundShown): PaperTable {
  return {
    columns: [
      { head: trv("export.question"), width: 75 },
      { head: trv("export.weight"), width: 25 },
    ],
    rows: questions.map(({ text, weight }) => [text, String(weight)]),
    empty: "",
  };
}

function namesOf({ subjects }: RoundShown): string {
  return subjects.map(({ name }) => name).join(trv("list.comma"));
}

/** In the order of the round: no subject stands above another because of a number. */
function resultTable({ subjects, questions }: RoundShown): PaperTable {
  return {
    columns: [
      { head: trv("round.subjectIds"), width: 32 },
      { head: trv("result.raters"), width: 12 },
      { head: trv("result.value"), width: 18 },
      { head: trv("export.mean"), width: 38 },
    ],
    rows: subjects.map(({ name, raters, result, means }) => [
      name,
      String(raters ?? "–"),
      result === null ? trv("result.few") : String(result),
      questions
        .map(({ text }, at) => [text, means?.[at]] as const)
        .flatMap(([text, mean]) =>
          mean === undefined ? [] : `${text} ${mean === null ? trv("result.few") : String(mean)}`,
        )
        .join(trv("list.semicolon")),
    ]),
    empty: "",
  };
}

function appealsOf({ appeals }: RoundShown) {
  if (appeals.length === 0) return [];
  const lines = appeals.flatMap(({ organizationName, text, answer, answeredBy }) => [
    `${organizationName} ${trv("appeal.said", { text })}`,
    answer === null
      ? trv("appeal.waits")
      : trv("appeal.answeredBy", { name: answeredBy ?? "", text: answer }),
  ]);
  return [{ heading: trv("appeals"), lines }];
}
