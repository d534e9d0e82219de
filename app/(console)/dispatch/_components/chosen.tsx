import Link from "next/link";
import { td } from "@/components/desk/text";
import { Alike } from "@/components/tickets/alike";
import { placeText } from "@/components/tickets/place-text";
import { Applications, PendingApplication } from "@/components/tickets/applications";
import { CardList } from "@/components/tickets/card-list";
import { ClaimBar } from "@/components/tickets/claim-bar";
import { Cluster } from "@/components/tickets/cluster";
import { DuePill } from "@/components/tickets/due-pill";
import { LateForms, type LateForm } from "@/components/tickets/late-forms";
import { History } from "@/components/tickets/history";
import { HurriedBadge } from "@/components/tickets/hurried-badge";
import { Facts, Matter } from "@/components/tickets/matter";
import { tt } from "@/components/tickets/messages/text";
import { Calls } from "@/components/tickets/calls";
import { Ratings } from "@/components/tickets/ratings";
import { TicketStatusBadge } from "@/components/tickets/status-badge";
import type { SavedReply } from "@/components/forms/text-field";
import { TicketWork } from "@/components/tickets/ticket-work";
import { InternalNotes, ResidentThread } from "@/components/tickets/thread";
import { UrgencyBadge } from "@/components/tickets/urgency-badge";
import { Waiting } from "@/components/tickets/waiting";
import { WorkDetails } from "@/components/tickets/work-card";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { openTicketStatuses } from "@/lib/affairs/tickets/rules/statuses";
import { newId } from "@/lib/platform/core/id";
import { claimTicket, linkTicket, unclaimTicket } from "../actions";
import { onLead, onTicket } from "./desk-verbs";

/** The ticket beside the queue: what was said, what has been done, and the one form it waits for. */
export function Chosen({
  ticket,
  replies,
  why,
  backHref,
  formHrefs,
  opened,
}: {
  ticket: TicketDetail;
  replies: readonly SavedReply[];
  why: string | undefined;
  backHref: string;
  formHrefs: Readonly<Record<LateForm, string>>;
  opened: LateForm | undefined;
}) {
  const { lead, earlier, now } = ticket;
  return (
    <article className="grid min-w-0 gap-3" aria-label={ticket.title}>
      <Header ticket={ticket} why={why} backHref={backHref} />
      <div className="grid items-start gap-3 xl:grid-cols-[minmax(0,1fr)_minmax(20rem,24rem)]">
        <div className="grid min-w-0 gap-3 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <ClaimBar
            id={ticket.id}
            claim={ticket.claim}
            may={ticket.ticketVerbs}
            actions={{ claim: claimTicket, unclaim: unclaimTicket }}
            startKey={newId()}
            now={now}
          />
          <Cluster ticket={ticket} />
          <Alike
            ticket={{ ...ticket, place: placeText(ticket) }}
            others={ticket.suggestion?.duplicates ?? []}
            action={linkTicket}
            keys={(ticket.suggestion?.duplicates ?? []).map(() => newId())}
            now={now}
          />
          <Waiting ticket={ticket} />
          <PendingApplication applications={ticket.applications} />
          <CardList cards={ticket.cards} />
          <TicketWork
            ticket={ticket}
            replies={replies}
            onTicket={onTicket}
            onLead={onLead}
            opened={opened}
          />
          <LateForms ticket={ticket} formHrefs={formHrefs} />
        </div>
        <div className="grid min-w-0 gap-3">
          <Matter ticket={ticket} />
          {lead === null && earlier.length === 0 ? null : (
            <Card title={tt("work.title")}>
              <div className="grid gap-5">
                {[...(lead === null ? [] : [lead]), ...ticket.parts, ...earlier].map((work) => (
                  <WorkDetails key={work.id} work={work} now={now} />
                ))}
              </div>
            </Card>
          )}
          <Applications applications={ticket.applications} decided />
          <ResidentThread messages={ticket.messages} now={now} />
          <InternalNotes notes={ticket.notes} now={now} />
          <Calls ticket={ticket} />
          <Ratings ratings={ticket.ratings} now={now} />
          <History events={ticket.history} now={now} />
          <Facts ticket={ticket} />
        </div>
      </div>
    </article>
  );
}

function Header({
  ticket,
  why,
  backHref,
}: {
  ticket: TicketDetail;
  why: string | undefined;
  backHref: string;
}) {
  return (
    <header className="rounded-lg border bg-surface px-4 py-2.5">
      <Link
        href={backHref}
        prefetch={false}
        className="mb-1 inline-flex min-h-11 items-center gap-1 text-action lg:hidden"
      >
        <Icon name="arrowLeft" size="sm" />
        {td("back")}
      </Link>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 className="min-w-0 text-lg leading-7">{ticket.title}</h2>
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
        <HurriedBadge count={ticket.hurried} />
        <span className="text-sm text-ink-soft tabular-nums select-all">{ticket.number}</span>
        <span className="ml-auto inline-flex gap-4 text-sm whitespace-nowrap">
          {openTicketStatuses.some((status) => status === ticket.status) ? (
            <Link
              href={`/whistles/new?ticket=${ticket.id}`}
              prefetch={false}
              data-verb="whistle"
              className="text-link"
            >
              {td("whistle")}
            </Link>
          ) : null}
          <Link href={`/tickets/${ticket.id}`} prefetch={false} className="text-link">
            {td("full")}
          </Link>
        </span>
      </div>
      {why === undefined ? null : (
        <p className="mt-0.5 text-sm text-ink-soft">
          <span className="mr-1.5 text-ink-faint">{td("why.here")}</span>
          {why}
        </p>
      )}
    </header>
  );
}
