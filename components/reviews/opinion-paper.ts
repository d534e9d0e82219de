import type { OpinionShown, Said } from "@/lib/affairs/reviews/queries/detail";
import type { Paper, PaperPart } from "@/lib/platform/core/paper";
import { fullTime } from "../ui/time-words";
import { answerTitle } from "./opinion-words";
import { trv } from "./text";

/** 意见征求 as a paper: what was asked and everything that was said. */
export function opinionPaper(one: OpinionShown): Paper {
  const { askedName: name, askedAt: at, matter: text } = one;
  return {
    title: trv("paper.title", { title: one.title }),
    lead: [
      trv("line", { from: one.from, to: one.to }),
      `${trv("detail.purpose")} ${one.purpose}`,
      `${trv("detail.due")} ${one.dueOn}${timingText(one)}`,
    ],
    parts: [
      part(trv("detail.asked"), { text, name, at }),
      ...(one.before === null ? [] : [part(trv("said.before"), one.before)]),
      part(answerTitle(one), one.answer),
      ...(one.reply === null ? [] : [part(trv("said.reply"), one.reply)]),
      ...(one.outcome === null ? [] : [part(trv("detail.closed"), one.outcome)]),
      { lines: [trv("voluntary")] },
    ],
    sign: [],
  };
}

function part(heading: string, said: Said | null): PaperPart {
  if (said === null) return { heading, lines: [trv("detail.noAnswer")] };
  return {
    heading,
    lines: [...said.text.split("\n"), trv("by.at", { name: said.name, at: fullTime(said.at) })],
  };
}

/** How an answer stands to its day; while there is none, the day says enough. */
function timingText({ timing, dueOn: day }: OpinionShown): string {
  return timing === "later" || timing === "soon" ? "" : ` ${trv(`timing.${timing}`, { day })}`;
}
