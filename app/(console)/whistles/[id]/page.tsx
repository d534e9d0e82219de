import type { Metadata } from "next";
import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { callDetail, type ResponseShown } from "@/lib/affairs/whistles/queries/call-detail";
import { callReaders, callStatuses } from "@/lib/affairs/whistles/rules/whistle";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { AnswerForms, EndForms } from "../_components/answer-forms";
import { CallBadge, KindBadge, ResponseBadge } from "@/components/whistles/badges";
import { answerItems } from "../_components/responses";
import { tw } from "@/components/whistles/text";
import { arriveAtWhistle, cancelWhistle, confirmWhistle, leaveWhistle } from "../actions";

export const metadata: Metadata = { title: tw("title") };

/** One call: what it is about, who has come, and the street's word that it is done. */
export default async function Whistle({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const call = await read(callReaders, (scope) => callDetail(scope, id));
  const status = callStatuses.find((known) => known === call.status) ?? "called";
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/whistles", label: tw("title") }]}
        title={call.title}
        meta={
          <>
            <CallBadge status={status} />
            <KindBadge kind={call.kind} />
          </>
        }
        actions={
          <EndForms
            call={call}
            verbs={call.verbs}
            send={{
              confirm: { action: confirmWhistle, startKey: newId() },
              cancel: { action: cancelWhistle, startKey: newId() },
            }}
          />
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Card title={tw("matter")}>
          <div className="grid gap-4">
            <p className="text-base leading-relaxed whitespace-pre-line">{call.matter}</p>
            <DescriptionList
              items={[
                { term: tw("place"), detail: call.place },
                { term: tw("arriveBy"), detail: <TimeText at={call.arriveBy} now={call.now} /> },
                {
                  term: tw("calledBy"),
                  detail: (
                    <>
                      {call.calledBy} <TimeText at={call.calledAt} now={call.now} />
                    </>
                  ),
                },
                ...(call.ticket === null
                  ? []
                  : [
                      {
                        term: tw("ticket"),
                        detail: (
                          <Link
                            href={`/tickets/${call.ticket.id}`}
                            className="text-action hover:underline"
                          >
                            {call.ticket.number}
                          </Link>
                        ),
                      },
                    ]),
                ...(call.endedAt === null
                  ? []
                  : [
                      {
                        term: tw("outcome"),
                        detail: (
                          <>
                            {call.outcome}
                            <span className="block text-ink-faint">
                              {call.endedBy} <TimeText at={call.endedAt} now={call.now} />
                            </span>
                          </>
                        ),
                      },
                    ]),
              ]}
            />
          </div>
        </Card>
        <Card title={tw("departments")} flush>
          <ul>
            {call.responses.map((response) => (
              <Department
                key={`${response.id}.${String(response.version)}`}
                response={response}
                now={call.now}
              />
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}

function Department({ response, now }: { response: ResponseShown; now: string }) {
  const items = answerItems(response, now);
  return (
    <li className="grid gap-2 border-b px-4 py-3 last:border-0">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-base">
          {response.organizationName}{" "}
          {response.late ? (
            <span className="text-sm font-semibold text-bad">{tw("late")}</span>
          ) : null}
        </h3>
        <div className="flex items-center gap-3">
          <ResponseBadge status={response.status} />
          <AnswerForms
            response={{ id: response.id, version: response.version }}
            verbs={response.verbs}
            send={{
              arrive: { action: arriveAtWhistle, startKey: newId() },
              leave: { action: leaveWhistle, startKey: newId() },
            }}
          />
        </div>
      </div>
      {items.length === 0 ? null : <DescriptionList columns={2} items={items} />}
    </li>
  );
}
