import type { RoundShown } from "@/lib/affairs/reviews/queries/rounds";
import { Card } from "../ui/card";
import { Table } from "../ui/table";
import { trv } from "./text";

type Subject = RoundShown["subjects"][number];

/**
 * Who is rated, and once it is over what came of it, in the order of the round: no subject stands above another because
 * of a number.
 */
export function RoundResults({ round }: { round: RoundShown }) {
  const { subjects, isOver, isTold, stage } = round;
  if (isTold) {
    return (
      <Card flush title={trv("result")} note={trv("result.meaning")}>
        <Told round={round} />
        <p className="border-t px-4 py-2 text-sm text-ink-soft">{trv("result.meansNote")}</p>
      </Card>
    );
  }
  const why = isOver ? "held" : stage === "calledOff" ? "none" : "later";
  return (
    <Card flush title={trv("round.subjectIds")} note={trv(`result.${why}`)}>
      <ul className="divide-y">
        {subjects.map(({ id, name }) => (
          <li key={id} className="px-4 py-2">
            {name}
          </li>
        ))}
      </ul>
      <p className="border-t px-4 py-2 text-sm text-ink-soft">{trv("result.meaning")}</p>
    </Card>
  );
}

function Told({ round: { subjects, questions } }: { round: RoundShown }) {
  return (
    <Table
      caption={trv("result")}
      rows={subjects}
      keyOf={({ id }) => id}
      columns={[
        {
          key: "name",
          head: trv("round.subjectIds"),
          title: true,
          cell: (subject) => <Named subject={subject} questions={questions} />,
        },
        {
          key: "raters",
          head: trv("result.raters"),
          align: "end",
          width: "w-24",
          cell: ({ raters }) => raters ?? "–",
        },
        {
          key: "result",
          head: trv("result.value"),
          align: "end",
          width: "w-48",
          cell: ({ result }) =>
            result === null ? (
              <span className="text-ink-soft">{trv("result.few")}</span>
            ) : (
              <strong>{result}</strong>
            ),
        },
      ]}
    />
  );
}

/** Whom, and of each question the mean from 1 to 5. */
function Named({
  subject: { name, means },
  questions,
}: {
  subject: Subject;
  questions: RoundShown["questions"];
}) {
  return (
    <span className="grid gap-0.5">
      <span className="font-semibold">{name}</span>
      {means === null ? null : (
        <span className="flex flex-wrap gap-x-4 text-sm font-normal text-ink-soft tabular-nums">
          {questions.map(({ text }, at) => (
            <span key={`${String(at)} ${text}`}>
              {trv("result.mean", { question: text, mean: means[at] ?? trv("result.fewShort") })}
            </span>
          ))}
        </span>
      )}
    </span>
  );
}
