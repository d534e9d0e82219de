import { t } from "../messages/text";
import { limitText } from "./limit-text";
import { MatterPhotos } from "./matter-photos";
import { tt, word } from "./messages/text";
import { Card } from "../ui/card";
import { DescriptionList } from "../ui/description-list";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";
import { fullTime } from "../ui/time-words";
import type { TicketDetail } from "@/lib/affairs/tickets/queries/ticket-detail";
import { urgencies } from "@/lib/affairs/tickets/rules/deadline";
import Link from "next/link";

/** What the resident said, with the place and the photos: the left half of the page. */
export function Matter({ ticket }: { ticket: TicketDetail }) {
  return (
    <Card title={tt("matter.text")}>
      <div className="grid gap-4">
        <p className="max-w-prose text-base leading-relaxed whitespace-pre-line">{ticket.text}</p>
        <MatterPhotos title={tt("matter.photos")} photos={ticket.photos} />
        <p className="flex flex-wrap items-start gap-x-3 gap-y-1">
          <span className="flex min-w-0 items-start gap-1.5">
            <Icon name="pin" size="sm" className="mt-1 shrink-0 text-ink-faint" />
            <span>
              {ticket.placeNames}
              {ticket.address === null ? null : ` ${ticket.address}`}
            </span>
          </span>
          <Link
            href={`/map?area=${ticket.areaId}`}
            prefetch={false}
            className="text-link shrink-0"
            data-no-print
          >
            {tt("matter.map")}
          </Link>
        </p>
        <ReportedPlace place={ticket.reportedPlace} />
        <Why ticket={ticket} />
        {ticket.replyText === null ? null : (
          <Notice
            // Green is a result; what was refused or has been overruled is none.
            tone={ticket.reasonCode === null && ticket.closedAt !== null ? "ok" : "info"}
            title={
              ticket.reasonCode === null
                ? tt(ticket.closedAt === null ? "matter.exitEarlier" : "matter.exit")
                : `${tt("matter.exit")} · ${word(`exit.${ticket.reasonCode}`)}`
            }
          >
            <p className="whitespace-pre-line">{ticket.replyText}</p>
          </Notice>
        )}
        <Objection ticket={ticket} />
      </div>
    </Card>
  );
}

/** What the resident chose stays readable beside where it was found to be. */
function ReportedPlace({ place }: { place: string | null }) {
  if (place === null) return null;
  return (
    <p className="text-sm text-ink-soft">
      {place.includes(" ") ? tt("matter.reported", { place }) : tt("matter.reportedNone")}
    </p>
  );
}

/** 不服: that the resident objects, and what became of it; the words stand in the thread. */
function Objection({ ticket: { contestedAt, upheldAt } }: { ticket: TicketDetail }) {
  if (contestedAt === null) return null;
  const contested = fullTime(contestedAt);
  return upheldAt === null ? (
    <Notice tone="warn" title={tt("matter.contested")}>
      {tt("matter.contested.text", { at: contested })}
    </Notice>
  ) : (
    <Notice tone="info" title={tt("matter.upheld")}>
      {tt("matter.upheld.text", { contested, at: fullTime(upheldAt) })}
    </Notice>
  );
}

/** One line: by which place, catalogue and rule the ticket is where it is. */
function Why({ ticket: { why, placeNames, categoryName } }: { ticket: TicketDetail }) {
  const urgency = urgencies.find((one) => one === why.urgency) ?? "routine";
  const parts = [
    tt("why.place", { place: placeNames }),
    why.organization === null
      ? tt("why.noCatalogue", { category: categoryName })
      : tt("why.catalogue", { category: categoryName, organization: why.organization }),
    tt("why.limit", { urgency: t(`urgency.${urgency}`), limit: limitText(why.limit) }),
  ];
  return (
    <p className="rounded-md bg-sunken px-3 py-2 text-sm text-ink-soft">
      <span className="mr-2 font-semibold">{tt("why.title")}</span>
      {parts.map((part, at) => (
        <span key={part}>
          {at === 0 ? null : <span className="mx-1.5 text-line-strong">·</span>}
          {part}
        </span>
      ))}
    </p>
  );
}

/** When, from where, of what kind, and how it ended. */
export function Facts({ ticket }: { ticket: TicketDetail }) {
  const { externalNumber, externalDueAt, closedAt, closeUnratedAt, outcome, closing } = ticket;
  const time = (at: string | null) => (at === null ? null : fullTime(at));
  const optional: [string, string | null][] = [
    [tt("facts.complained"), ticket.complainedName],
    [tt("facts.external"), externalNumber],
    [tt("facts.externalDue"), time(externalDueAt)],
    [tt("facts.closing"), closing],
    [tt("facts.closeUnrated"), closedAt === null ? time(closeUnratedAt) : null],
    [tt("facts.outcome"), outcome === null ? null : word(`outcome.${outcome}`)],
    [
      tt("facts.ground"),
      ticket.closedBecause === null ? null : word(`ground.${ticket.closedBecause}`),
    ],
    [tt("facts.answeredBy"), ticket.outcomeOrganization],
    [tt("facts.whyNot"), ticket.outcomeReason === ticket.replyText ? null : ticket.outcomeReason],
    [tt("facts.closed"), time(closedAt)],
  ];
  return (
    <Card title={tt("facts.title")}>
      <DescriptionList
        items={[
          { term: tt("facts.registered"), detail: fullTime(ticket.registeredAt) },
          { term: tt("facts.source"), detail: word(`source.${ticket.source}`) },
          { term: tt("facts.type"), detail: word(`type.${ticket.type}`) },
          { term: tt("facts.category"), detail: ticket.categoryName },
          ...optional
            .filter(([, detail]) => detail !== null)
            .map(([term, detail]) => ({ term, detail })),
        ]}
      />
    </Card>
  );
}
