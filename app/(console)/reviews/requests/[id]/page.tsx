import type { Metadata } from "next";
import { OpinionStatus, OpinionTiming } from "@/components/reviews/badges";
import { OpinionVerbButton } from "@/components/reviews/opinion-verb";
import { OpinionFacts, OpinionWords } from "@/components/reviews/opinion-words";
import { trv } from "@/components/reviews/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { opinionDetail } from "@/lib/affairs/reviews/queries/detail";
import { opinionReaders, type OpinionVerb } from "@/lib/affairs/reviews/rules/opinions";
import type { FormAction } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { answerRequest, closeRequest, correctRequest, replyOnce } from "../../actions";

export const metadata: Metadata = { title: trv("title") };

const actions: Readonly<Record<OpinionVerb, FormAction>> = {
  answer: answerRequest,
  correct: correctRequest,
  reply: replyOnce,
  close: closeRequest,
};

/** One request: everything that both sides have said, and what may be done with it. */
export default async function Opinion({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const one = await read(opinionReaders, (scope) => opinionDetail(scope, id));
  const { version, title, verbs } = one;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/reviews", label: trv("title") }]}
        title={title}
        meta={
          <>
            <OpinionStatus status={one.status} />
            <OpinionTiming one={one} />
          </>
        }
        lead={trv("line", { from: one.from, to: one.to })}
        actions={
          <>
            {verbs.map((verb) => (
              <OpinionVerbButton
                key={`${verb} ${String(version)}`}
                verb={verb}
                subject={{ id, version }}
                start={verb === "correct" ? one.answer?.text : undefined}
                send={{ action: actions[verb], startKey: newId() }}
                main={verb === "answer" || (verb === "close" && one.status === "answered")}
              />
            ))}
            <ButtonLink href={`/reviews/requests/${id}/print`} icon="print">
              {trv("print")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        {one.timing === "late" && verbs.includes("answer") ? (
          <Notice tone="warn" title={trv("detail.late")} />
        ) : null}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
          <Card>
            <OpinionWords one={one} />
          </Card>
          <Card>
            <OpinionFacts one={one} />
            <p className="mt-4 border-t pt-3 text-sm text-ink-soft">{trv("voluntary")}</p>
          </Card>
        </div>
      </div>
    </>
  );
}
