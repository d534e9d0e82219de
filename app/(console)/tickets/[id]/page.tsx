import type { Metadata } from "next";
import { AgendaPanel } from "@/components/agenda/panel";
import { OpenMatter } from "@/components/desk/open-matter";
import { Alike } from "@/components/tickets/alike";
import { Applications, PendingApplication } from "@/components/tickets/applications";
import { Calls } from "@/components/tickets/calls";
import { ClaimBar } from "@/components/tickets/claim-bar";
import { CardBadge } from "@/components/tickets/card-badge";
import { CardList } from "@/components/tickets/card-list";
import { Cluster } from "@/components/tickets/cluster";
import { ContactBlock } from "@/components/tickets/contact-block";
import { DuePill } from "@/components/tickets/due-pill";
import { EscalatedBadge } from "@/components/tickets/escalated-badge";
import { LateForms } from "@/components/tickets/late-forms";
import { History } from "@/components/tickets/history";
import { HurriedBadge } from "@/components/tickets/hurried-badge";
import { CarriedCard } from "@/components/meetings/carried-card";
import { Facts, Matter } from "@/components/tickets/matter";
import { tt, word } from "@/components/tickets/messages/text";
import { placeText } from "@/components/tickets/place-text";
import { Ratings } from "@/components/tickets/ratings";
import { TicketStatusBadge } from "@/components/tickets/status-badge";
import { InternalNotes, ResidentThread } from "@/components/tickets/thread";
import { TicketWork } from "@/components/tickets/ticket-work";
import { UrgencyBadge } from "@/components/tickets/urgency-badge";
import { Waiting } from "@/components/tickets/waiting";
import { WorkDetails } from "@/components/tickets/work-card";
import { WallPanel } from "@/components/walls/wall-panel";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { repliesFor } from "@/lib/affairs/tickets/queries/replies";
import { ticketDetail, type TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { areaRoles } from "@/lib/affairs/tickets/rules/disclosure";
import { exclusionReaders } from "@/lib/affairs/tickets/rules/exclusions";
import { openTicketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { convenedBy, talksOf } from "@/lib/across/agenda/queries";
import { wallOfTicket } from "@/lib/across/walls/queries/staff";
import { canBlow } from "@/lib/affairs/whistles/rules/whistle";
import { resolutionOfTicket } from "@/lib/parts/meetings/queries/progress";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import {
  answerOnWall,
  claimTicket,
  linkTicket,
  publishOnWall,
  reviseOnWall,
  takeOffWall,
  takeUpAsTopic,
  unclaimTicket,
  unlinkTicket,
} from "./actions";
import { onLead, onTicket } from "./_components/ticket-verbs";

export const metadata: Metadata = { title: tt("page.tickets") };

export default async function TicketPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ form?: string | string[] }>;
}) {
  const { id } = await params;
  const transfer = (await searchParams).form === "transfer";
  const { ticket, replies, wall, talks, council, carried, mayBlow, counts } = await read(
    areaRoles,
    async (scope) => {
      const detail = await ticketDetail(scope, id, { suggest: "all", areas: transfer });
      const { role } = scope.actor;
      return {
        ticket: detail,
        replies: await repliesFor(scope),
        wall: await wallOfTicket(scope, id),
        talks: await talksOf(scope, [id]),
        council: await convenedBy(scope),
        // What a meeting resolved, and how its member unit says that it goes.
        carried:
          detail.source === "meeting" && meetingReaders.some((one) => one === role)
            ? await resolutionOfTicket(scope, id)
            : null,
        mayBlow: canBlow(scope.actor).ok,
        counts: exclusionReaders.some((one) => one === role),
      };
    },
  );
  return (
    <OpenMatter id={ticket.id} now={ticket.now}>
      <Header ticket={ticket} mayBlow={mayBlow} mayExclude={counts && ticket.dueAt !== null} />
      {/* On a phone the work follows the matter at once; on a desk it stands beside everything. */}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)] lg:grid-rows-[auto_1fr]">
        <div className="grid min-w-0 gap-4">
          <Matter ticket={ticket} />
          {carried === null ? null : <CarriedCard carried={carried} />}
        </div>
        <div className="grid min-w-0 gap-4 lg:col-start-2 lg:row-span-2 lg:row-start-1">
          <ClaimBar
            id={ticket.id}
            claim={ticket.claim}
            may={ticket.ticketVerbs}
            actions={{ claim: claimTicket, unclaim: unclaimTicket }}
            startKey={newId()}
            now={ticket.now}
          />
          <Cluster ticket={ticket} unlink={unlinkTicket} />
          <Alike
            ticket={{ ...ticket, place: placeText(ticket) }}
            others={ticket.suggestion?.duplicates ?? []}
            action={linkTicket}
            keys={(ticket.suggestion?.duplicates ?? []).map(() => newId())}
            now={ticket.now}
          />
          <Waiting ticket={ticket} />
          <PendingApplication applications={ticket.applications} />
          <CardList cards={ticket.cards} />
          <TicketWork
            ticket={ticket}
            replies={replies}
            onTicket={onTicket}
            onLead={onLead}
            opened={transfer ? "transfer" : undefined}
          />
          <LateForms
            ticket={ticket}
            formHrefs={{ transfer: `/tickets/${ticket.id}?form=transfer` }}
          />
          {wall === null ? null : (
            <WallPanel
              ticketId={ticket.id}
              wall={wall}
              talks={talks}
              actions={{
                publish: publishOnWall,
                revise: reviseOnWall,
                answer: answerOnWall,
                takeDown: takeOffWall,
              }}
            />
          )}
          <AgendaPanel
            ticket={ticket}
            wall={wall}
            talks={talks}
            council={council}
            action={takeUpAsTopic}
          />
          <ContactBlock
            hasPhone={ticket.complainant?.hasPhone ?? false}
            allowCall={ticket.complainant?.allowCall ?? false}
            contact={ticket.contact}
            mayAsk={ticket.ticketVerbs.includes("reveal")}
            ended={!isOpen(ticket)}
            against={ticket.complainedName}
            interested={ticket.interested}
            now={ticket.now}
          />
          <Facts ticket={ticket} />
        </div>
        <div className="grid min-w-0 gap-4">
          <Handling ticket={ticket} />
          <Applications applications={ticket.applications} decided />
          <ResidentThread messages={ticket.messages} now={ticket.now} />
          <InternalNotes notes={ticket.notes} now={ticket.now} />
          <Calls ticket={ticket} />
          <Ratings ratings={ticket.ratings} now={ticket.now} />
          <History events={ticket.history} now={ticket.now} />
        </div>
      </div>
    </OpenMatter>
  );
}

function Header({
  ticket,
  mayBlow,
  mayExclude,
}: {
  ticket: TicketDetail;
  mayBlow: boolean;
  mayExclude: boolean;
}) {
  return (
    <PageHeader
      crumbs={[{ href: "/tickets", label: tt("page.tickets") }]}
      title={ticket.title}
      meta={
        <>
          <span className="text-sm text-ink-soft tabular-nums select-all">{ticket.number}</span>
          <TicketStatusBadge status={ticket.status} />
          {ticket.urgency === null ? null : <UrgencyBadge urgency={ticket.urgency} quiet={false} />}
          {ticket.dueAt === null ? null : (
            <DuePill
              dueAt={ticket.dueAt}
              now={ticket.now}
              doneAt={ticket.resolvedAt ?? ticket.closedAt}
              provisional={ticket.dueProvisional}
              reviewAt={ticket.reviewAt}
            />
          )}
          {ticket.escalatedFor === null ? null : <EscalatedBadge cause={ticket.escalatedFor} />}
          {ticket.supervision === null ? null : <CardBadge level={ticket.supervision} />}
          <HurriedBadge count={ticket.hurried} />
          {ticket.round > 1 ? (
            <span className="text-sm font-semibold text-bad">
              {tt("facts.round", { round: ticket.round })}
            </span>
          ) : null}
        </>
      }
      actions={
        <>
          {mayBlow && isOpen(ticket) ? (
            <ButtonLink href={`/whistles/new?ticket=${ticket.id}`} icon="bell" size="sm">
              {tt("page.whistle")}
            </ButtonLink>
          ) : null}
          {ticket.ticketVerbs.includes("liftRecusal") ? (
            <ButtonLink href={`/tickets/${ticket.id}/recusals`} icon="people" size="sm">
              {word("recusal.title")}
            </ButtonLink>
          ) : null}
          {mayExclude ? (
            <ButtonLink href={`/tickets/${ticket.id}/exclusion`} icon="chart" size="sm">
              {word("exclusion.title")}
            </ButtonLink>
          ) : null}
          {ticket.lead === null || ticket.lead.selfSolved ? null : (
            <ButtonLink href={`/tickets/${ticket.id}/print`} icon="print" size="sm">
              {tt("page.print")}
            </ButtonLink>
          )}
        </>
      }
    />
  );
}

function isOpen({ status }: TicketDetail): boolean {
  return openTicketStatuses.some((open) => open === status);
}

function Handling({ ticket: { lead, parts, earlier, status, now } }: { ticket: TicketDetail }) {
  return (
    <Card title={tt("work.title")}>
      {lead === null ? (
        <p className="text-ink-faint">{tt(status === "linked" ? "cluster.work" : "work.none")}</p>
      ) : (
        <WorkDetails work={lead} now={now} />
      )}
      {parts.length === 0 ? null : (
        <section className="mt-4 border-t pt-3">
          <h3 className="mb-3 font-semibold">{tt("parts.title")}</h3>
          <ul className="grid gap-5">
            {parts.map((work) => (
              <li key={work.id}>
                <WorkDetails work={work} now={now} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {earlier.length === 0 ? null : (
        <details className="mt-4 border-t pt-3">
          <summary className="font-semibold text-action">
            {tt("work.earlier", { count: earlier.length })}
          </summary>
          <ul className="mt-3 grid gap-5">
            {earlier.map((work) => (
              <li key={work.id}>
                <WorkDetails work={work} now={now} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Card>
  );
}
