import { DescriptionList } from "@/components/ui/description-list";
import { TimeText } from "@/components/ui/time-text";
import type { OpinionShown, Said } from "@/lib/affairs/reviews/queries/detail";
import { trv } from "./text";

/** What a request is about: between whom, why, until when. */
export function OpinionFacts({ one }: { one: OpinionShown }) {
  return (
    <DescriptionList
      items={[
        { term: trv("detail.from"), detail: one.from },
        { term: trv("detail.to"), detail: one.to },
        { term: trv("detail.purpose"), detail: one.purpose },
        {
          term: trv("detail.due"),
          detail: <span className="tabular-nums">{one.dueOn}</span>,
        },
      ]}
    />
  );
}

/** Everything that both sides have said, in its order. */
export function OpinionWords({ one }: { one: OpinionShown }) {
  const { askedName: name, askedAt: at, matter: text } = one;
  return (
    <ol className="grid gap-4">
      <Word title={trv("detail.asked")} said={{ text, name, at }} now={one.now} />
      {one.answer === null ? (
        <li className="text-ink-faint">{trv("detail.noAnswer")}</li>
      ) : (
        <>
          {one.before === null ? null : (
            <Word title={trv("said.before")} said={one.before} now={one.now} />
          )}
          <Word title={answerTitle(one)} said={one.answer} now={one.now} />
        </>
      )}
      {one.reply === null ? null : (
        <Word title={trv("said.reply")} said={one.reply} now={one.now} />
      )}
      {one.outcome === null ? null : (
        <Word title={trv("detail.closed")} said={one.outcome} now={one.now} />
      )}
    </ol>
  );
}

/** An answer that was put right says so. */
export function answerTitle({ before }: OpinionShown): string {
  return trv(before === null ? "said.answer" : "said.corrected");
}

function Word({ title, said, now }: { title: string; said: Said; now: string }) {
  return (
    <li className="min-w-0 border-l-2 border-line-strong pl-3">
      <h3 className="text-base">{title}</h3>
      <p className="text-sm text-ink-faint">
        {trv("by", { name: said.name })} <TimeText at={said.at} now={now} />
      </p>
      <p className="mt-1 break-words whitespace-pre-wrap">{said.text}</p>
    </li>
  );
}
