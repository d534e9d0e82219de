import type { Metadata } from "next";
import {
  RequestKindBadge,
  RequestStatusBadge,
  ratingWord,
  skillWords,
  timeWords,
} from "@/components/service/request-badges";
import { ContactShown } from "@/components/service/shown-contact";
import { tsv } from "@/components/service/text";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { TimeText } from "@/components/ui/time-text";
import { requestDetail, type RequestDetail } from "@/lib/affairs/service/queries/request-detail";
import { takerChoices } from "@/lib/affairs/service/queries/takers";
import { requestReaders } from "@/lib/affairs/service/rules/requests";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import * as actions from "../actions";
import { OfferForms } from "./_components/offer-forms";
import { PublishForm } from "./_components/publish-form";
import { StepForms } from "./_components/step-forms";

export const metadata: Metadata = { title: tsv("wish.title") };

/** One request: what was said, what stands published, who does it, and the step that is next. */
export default async function Request({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { request, choices } = await read(requestReaders, async (scope) => {
    const found = await requestDetail(scope, id);
    const asks = found.verbs.includes("offer");
    return { request: found, choices: asks ? await takerChoices(scope, found) : null };
  });
  const { verbs, now } = request;
  const subject = { id: request.id, version: request.version };
  const send = (action: (typeof actions)[keyof typeof actions]) => ({ action, startKey: newId() });
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/service/requests", label: tsv("wish.title") }]}
        title={request.publicTitle ?? request.itemTitle ?? request.number}
        meta={
          <>
            <RequestKindBadge kind={request.kind} />
            <RequestStatusBadge status={request.status} />
            {request.escalatedAt !== null && request.status === "published" ? (
              <Badge tone="bad">{tsv("wish.escalated")}</Badge>
            ) : null}
          </>
        }
        actions={
          <StepForms
            subject={subject}
            verbs={verbs}
            send={{
              confirm: send(actions.confirm),
              rate: send(actions.rate),
              finish: send(actions.finish),
              undo: send(actions.undo),
              giveBack: send(actions.giveBack),
              resource: send(actions.resource),
              decline: send(actions.decline),
              withdraw: send(actions.withdraw),
            }}
          />
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="grid gap-4">
          {request.manyFromNetwork && request.status === "submitted" ? (
            <Notice tone="warn" title={tsv("wish.many")}>
              {tsv("wish.many.text")}
            </Notice>
          ) : null}
          <Asked request={request}>
            {verbs.includes("reveal") && request.shown === null ? (
              <StepForms
                subject={{ id: request.id }}
                verbs={["reveal"]}
                send={{ reveal: send(actions.reveal) }}
              />
            ) : null}
          </Asked>
          <Card title={tsv("wish.facts")}>
            <DescriptionList items={factsOf(request, now)} />
          </Card>
        </div>
        <div className="grid gap-4">
          {verbs.includes("publish") ? (
            <Card title={tsv("wish.publish")} note={tsv("wish.publish.hint")}>
              <PublishForm {...send(actions.publish)} subject={subject} verb="publish" />
            </Card>
          ) : null}
          {request.publicTitle === null ? null : (
            <Card title={tsv("wish.public")}>
              <p className="font-semibold">{request.publicTitle}</p>
              <p className="mt-1 mb-3 whitespace-pre-line">{request.publicText}</p>
              <DescriptionList
                items={[
                  { term: tsv("wish.publish.skills"), detail: skillWords(request.skills) },
                  { term: tsv("wish.publish.times"), detail: timeWords(request.times) },
                ].filter(({ detail }) => detail !== "")}
              />
              {verbs.includes("revise") ? (
                <details className="mt-3">
                  <summary className="cursor-pointer text-action">{tsv("wish.revise")}</summary>
                  <div className="mt-3">
                    <PublishForm
                      key={request.version}
                      {...send(actions.revise)}
                      subject={subject}
                      verb="revise"
                      start={request}
                    />
                  </div>
                </details>
              ) : null}
            </Card>
          )}
          {choices === null ? null : (
            <Card title={tsv("wish.offer")} note={tsv("wish.offer.hint")}>
              {request.asked.length === 0 ? null : (
                <p className="mb-3 text-sm">
                  <span className="text-ink-faint">{tsv("wish.asked")}</span>{" "}
                  {request.asked.join(tsv("wish.and"))}
                </p>
              )}
              <OfferForms
                key={request.version}
                subject={subject}
                member={send(actions.offer)}
                unit={send(actions.offer)}
                members={choices.members.map(({ id: memberId, name, skills, times }) => ({
                  id: memberId,
                  name: fitting(name, skills, times),
                }))}
                units={choices.units}
              />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** What the resident said, and who it is: masked until somebody asks with a purpose. */
function Asked({ request, children }: { request: RequestDetail; children: React.ReactNode }) {
  const { contact, shown, now } = request;
  if (contact === null || contact.erasedAt !== null) {
    return (
      <Card title={tsv("wish.text")}>
        <p className="text-ink-soft">{tsv("wish.erased")}</p>
      </Card>
    );
  }
  return (
    <Card title={tsv("wish.text")} note={tsv("wish.text.hint")}>
      {shown === null ? (
        <>
          <p className="text-base leading-relaxed whitespace-pre-line">{contact.text}</p>
          <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
            <p className="text-sm text-ink-soft">
              {tsv("wish.who")} {contact.nameMasked} {contact.phoneMasked}
            </p>
            {children}
          </div>
        </>
      ) : (
        <ContactShown contact={shown} now={now} />
      )}
    </Card>
  );
}

function factsOf(request: RequestDetail, now: string) {
  const at = (time: Date | null) =>
    time === null ? null : <TimeText at={time.toISOString()} now={now} />;
  return [
    { term: tsv("wish.number"), detail: request.number },
    { term: tsv("wish.place"), detail: request.placeNames },
    { term: tsv("wish.item"), detail: request.itemTitle },
    {
      term: tsv("wish.origin"),
      detail: tsv(request.origin === "portal" ? "wish.origin.portal" : "wish.origin.community"),
    },
    { term: tsv("wish.submitted"), detail: at(request.submittedAt) },
    { term: tsv("wish.declined"), detail: request.declineText },
    { term: tsv("wish.escalatedAt"), detail: at(request.escalatedAt) },
    { term: tsv("wish.resourced"), detail: request.resourceNote },
    { term: tsv("wish.taker"), detail: request.taker },
    { term: tsv("wish.takenAt"), detail: at(request.takenAt) },
    { term: tsv("wish.done"), detail: request.doneText },
    { term: tsv("wish.doneAt"), detail: at(request.doneAt) },
    {
      term: tsv("wish.confirmedBy"),
      detail:
        request.confirmedBy === null
          ? null
          : tsv(
              request.confirmedBy === "resident"
                ? "wish.confirmedBy.resident"
                : "wish.confirmedBy.community",
            ),
    },
    {
      term: tsv("wish.rated"),
      detail: request.rating === null ? null : ratingWord(request.rating),
    },
  ].filter(({ detail }) => detail !== null);
}

function fitting(name: string, skills: readonly string[], times: readonly string[]): string {
  const why = [skillWords(skills), timeWords(times)]
    .filter((one) => one !== "")
    .join(tsv("wish.comma"));
  return why === "" ? name : tsv("wish.offer.fits", { name, why });
}
