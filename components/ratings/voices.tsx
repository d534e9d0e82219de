import { chosen } from "@/lib/parts/ratings/rules/questions";
import type { RatingShown } from "@/lib/parts/ratings/schema";
import type { Asked } from "./asked";
import { tr } from "./text";

/** What everybody said, as counts with a bar beside each; or that too few have. */
export function Voices({
  rating: { result, state, floor },
  questions,
}: {
  rating: Pick<RatingShown, "result" | "state" | "floor">;
  questions: readonly Asked[];
}) {
  if (result === null) return <p className="text-ink-soft">{tr("result.few", { floor })}</p>;
  return (
    <div className="grid gap-3">
      <p>
        <strong>{tr("result.voices", { count: result.voices })}</strong>
        {state === "open" ? <span className="text-ink-soft"> {tr("result.step")}</span> : null}
      </p>
      {questions.map((question) => (
        <Answers
          key={question.key}
          question={question}
          head={questions.length > 1}
          tally={result.tally}
          voices={result.voices}
        />
      ))}
      {result.crowded === 0 ? null : (
        <p className="text-sm text-ink-soft">{tr("result.crowded", { count: result.crowded })}</p>
      )}
    </div>
  );
}

function Answers({
  question,
  head,
  tally,
  voices,
}: {
  question: Asked;
  head: boolean;
  tally: Readonly<Record<string, number>>;
  voices: number;
}) {
  return (
    <div>
      {head ? <p className="font-semibold">{question.label}</p> : null}
      <dl className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1">
        {question.answers.map(({ value, label }) => {
          const count = chosen(tally, question.key, value);
          return (
            <div key={value} className="contents">
              <dt>{label}</dt>
              <dd aria-hidden className="h-2.5 rounded-full bg-idle-soft">
                <span
                  className="block h-full rounded-full bg-action"
                  style={{ width: `${String((100 * count) / voices)}%` }}
                />
              </dd>
              <dd className="text-end tabular-nums">{tr("result.count", { count })}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
