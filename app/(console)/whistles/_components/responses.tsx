import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import type { ResponsePage, ResponseShown } from "@/lib/affairs/whistles/queries/call-detail";
import { newId } from "@/lib/platform/core/id";
import { acknowledgeWhistle, arriveAtWhistle, refuseWhistle } from "../actions";
import { AnswerForms } from "./answer-forms";
import { KindBadge, ResponseBadge } from "@/components/whistles/badges";
import { tw } from "@/components/whistles/text";

/** What a department is called to: each with what it must know and the step it can take now. */
export function Responses({ page: { lines, now } }: { page: ResponsePage }) {
  if (lines.length === 0) {
    return (
      <Card>
        <EmptyState title={tw("empty.responses")} icon="bell">
          {tw("empty.responses.hint")}
        </EmptyState>
      </Card>
    );
  }
  return (
    <ul className="grid gap-3">
      {lines.map((line) => (
        <li key={`${line.id}.${String(line.version)}`}>
          <Card title={line.title} actions={<ResponseBadge status={line.status} />}>
            <div className="grid gap-4">
              <p className="max-w-prose text-base whitespace-pre-line">{line.matter}</p>
              <DescriptionList
                columns={2}
                items={[
                  { term: tw("blow.kind"), detail: <KindBadge kind={line.kind} /> },
                  { term: tw("place"), detail: line.place },
                  {
                    term: tw("arriveBy"),
                    detail: (
                      <span className={line.late ? "font-semibold text-bad" : undefined}>
                        <TimeText at={line.arriveBy} now={now} />
                        {line.late ? ` ${tw("late")}` : null}
                      </span>
                    ),
                  },
                  {
                    term: tw("calledBy"),
                    detail: (
                      <>
                        {line.calledBy} <TimeText at={line.calledAt} now={now} />
                      </>
                    ),
                  },
                  ...answerItems(line, now),
                ]}
              />
              <OwnAnswer line={line} />
            </div>
          </Card>
        </li>
      ))}
    </ul>
  );
}

function OwnAnswer({ line }: { line: ResponseShown }) {
  return (
    <AnswerForms
      response={{ id: line.id, version: line.version }}
      verbs={line.verbs}
      send={{
        acknowledge: { action: acknowledgeWhistle, startKey: newId() },
        arrive: { action: arriveAtWhistle, startKey: newId() },
        refuse: { action: refuseWhistle, startKey: newId() },
      }}
    />
  );
}

/** What is known of one answer, as rows of a description. */
export function answerItems(line: ResponseShown, now: string) {
  const rows: [string, React.ReactNode][] = [
    [
      tw("fact.acknowledged"),
      line.acknowledgedAt === null ? null : <TimeText at={line.acknowledgedAt} now={now} />,
    ],
    [
      tw("fact.arrived"),
      line.arrivedAt === null ? null : <TimeText at={line.arrivedAt} now={now} />,
    ],
    [tw("fact.people"), line.people],
    [tw("fact.left"), line.leftAt === null ? null : <TimeText at={line.leftAt} now={now} />],
    [tw("fact.action"), line.action],
    [tw("fact.refusal"), line.refusal],
  ];
  return rows.filter(([, detail]) => detail !== null).map(([term, detail]) => ({ term, detail }));
}
