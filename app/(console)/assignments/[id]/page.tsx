import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OpenMatter } from "@/components/desk/open-matter";
import { Revealed } from "@/components/tickets/contact-block";
import { Applications } from "@/components/tickets/applications";
import { CardNotices } from "@/components/tickets/card-list";
import { DuePill } from "@/components/tickets/due-pill";
import { HandlerBar } from "@/components/tickets/handler-bar";
import { History } from "@/components/tickets/history";
import { MatterPhotos } from "@/components/tickets/matter-photos";
import { tt, word } from "@/components/tickets/messages/text";
import { Parts } from "@/components/tickets/parts";
import { AssignmentStatusBadge } from "@/components/tickets/status-badge";
import { InternalNotes, ResidentThread } from "@/components/tickets/thread";
import { UrgencyBadge } from "@/components/tickets/urgency-badge";
import {
  answeredWords,
  decisionTerm,
  outcomeWords,
  timeItems,
} from "@/components/tickets/work-card";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { fullTime } from "@/components/ui/time-words";
import {
  assignmentDetail,
  ticketOfAssignment,
  type AssignmentDetail,
} from "@/lib/affairs/tickets/queries/assignment-detail";
import { repliesFor } from "@/lib/affairs/tickets/queries/replies";
import { areaRoles, organizationRoles, viewerOf } from "@/lib/affairs/tickets/rules/disclosure";
import { returnReasons } from "@/lib/affairs/tickets/schema";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { putBackAssignment, takeOnAssignment } from "./actions";
import { AssignmentWork } from "./_components/assignment-work";

export const metadata: Metadata = { title: tt("page.assignments") };

export default async function AssignmentPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const found = await read([...areaRoles, ...organizationRoles], async (scope) =>
    viewerOf(scope.actor) === "area"
      ? { ticketId: await ticketOfAssignment(scope, id) }
      : { assignment: await assignmentDetail(scope, id), replies: await repliesFor(scope) },
  );
  // Staff of areas work on the ticket, where the assignment stands among everything else.
  if (found.assignment === undefined) redirect(`/tickets/${found.ticketId}`);
  const { assignment, replies } = found;
  const { now } = assignment;
  return (
    <OpenMatter id={assignment.id} now={now}>
      <Header assignment={assignment} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-4">
          {assignment.part === "lead" ? null : (
            <Notice tone="info" title={tt("parts.ledBy", { organization: assignment.ledBy ?? "" })}>
              {tt("parts.ledByNote")}
            </Notice>
          )}
          <Task assignment={assignment} />
          <Parts parts={assignment.parts} now={now} />
          <Applications applications={assignment.applications} />
        </div>
        <div className="grid min-w-0 gap-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <CardNotices cards={assignment.cards} dueAt={assignment.dueAt} />
          <HandlerBar
            id={assignment.id}
            handler={assignment.handler}
            may={assignment.verbs}
            actions={{ takeOn: takeOnAssignment, putBack: putBackAssignment }}
            startKey={newId()}
          />
          <AssignmentWork assignment={assignment} replies={replies} />
          {assignment.contact === null ? null : <Revealed contact={assignment.contact} now={now} />}
          <Card title={tt("facts.title")}>
            <DescriptionList
              items={[
                ...timeItems(assignment, now),
                ...returnItem(assignment),
                { term: tt("facts.category"), detail: assignment.categoryName },
                {
                  term: tt("contact.title"),
                  detail: tt(assignment.mayCall ? "contact.mayCall" : "contact.noCall"),
                },
              ]}
            />
          </Card>
        </div>
        <div className="grid min-w-0 gap-4">
          <ResidentThread
            messages={assignment.messages.filter((one) => one.audience === "resident")}
            now={now}
          />
          <InternalNotes
            notes={assignment.messages.filter((one) => one.audience === "internal")}
            now={now}
          />
          <History events={assignment.history} now={now} />
        </div>
      </div>
    </OpenMatter>
  );
}

/** Until when it can be returned; nothing once it is worked on, where it no longer can. */
function returnItem({ mayReturn, returnable, returnUntil }: AssignmentDetail) {
  if (!mayReturn && returnable) return [];
  const detail = mayReturn
    ? tt("work.until", { at: fullTime(returnUntil) })
    : tt("work.notReturnable");
  return [{ term: tt("work.returnUntil"), detail }];
}

function Header({ assignment }: { assignment: AssignmentDetail }) {
  return (
    <PageHeader
      crumbs={[{ href: "/assignments", label: tt("page.assignments") }]}
      title={assignment.title}
      meta={
        <>
          <span className="text-sm text-ink-soft tabular-nums select-all">
            {assignment.ticketNumber}
          </span>
          <AssignmentStatusBadge status={assignment.status} />
          <UrgencyBadge urgency={assignment.urgency} quiet={false} />
          <DuePill
            dueAt={assignment.dueAt}
            now={assignment.now}
            doneAt={assignment.submittedAt ?? assignment.endedAt}
            provisional={assignment.dueProvisional}
            reviewAt={assignment.reviewAt}
          />
          {assignment.round > 1 ? (
            <span className="text-sm font-semibold text-bad">
              {tt("facts.round", { round: assignment.round })}
            </span>
          ) : null}
        </>
      }
      actions={
        <ButtonLink href={`/assignments/${assignment.id}/print`} icon="print" size="sm">
          {tt("page.print")}
        </ButtonLink>
      }
    />
  );
}

/** What was released at dispatch, and what became of it. */
function Task({ assignment }: { assignment: AssignmentDetail }) {
  const reason = returnReasons.find((one) => one === assignment.returnReason);
  const again = assignment.status === "in_progress" ? assignment.redoReason : null;
  const notes: [string, string | null][] = [
    [tt("work.redo"), again === null ? assignment.redoReason : null],
    [tt("work.shorten"), assignment.shortenReason],
    [
      tt("work.return"),
      reason === undefined
        ? null
        : [word(`returnReason.${reason}`), assignment.returnReference, assignment.returnText]
            .filter(Boolean)
            .join("\n"),
    ],
    [decisionTerm(assignment), assignment.decisionText],
    [tt("work.measures"), assignment.measures],
    [tt("work.result"), assignment.result],
    [tt("work.answered"), answeredWords(assignment)],
    [tt("work.outcome"), outcomeWords(assignment)],
    [tt("field.lateReason"), assignment.lateReason],
    [tt("work.verify"), assignment.verifyText],
  ];
  const shown = notes.filter(([, detail]) => detail !== null);
  return (
    <Card title={tt("work.task")}>
      <div className="grid gap-4">
        <p className="max-w-prose text-base leading-relaxed whitespace-pre-line">
          {assignment.task}
        </p>
        <p className="flex items-start gap-1.5">
          <Icon name="pin" size="sm" className="mt-1 shrink-0 text-ink-faint" />
          {assignment.place}
        </p>
        <MatterPhotos title={tt("released.photos")} photos={assignment.released} />
        {again === null ? null : (
          <Notice tone="bad" title={tt("work.redo")}>
            <p className="whitespace-pre-line">{again}</p>
          </Notice>
        )}
        {shown.length === 0 ? null : (
          <DescriptionList items={shown.map(([term, detail]) => ({ term, detail, wide: true }))} />
        )}
        <MatterPhotos title={tt("proof.photos")} photos={assignment.proofs} />
      </div>
    </Card>
  );
}
