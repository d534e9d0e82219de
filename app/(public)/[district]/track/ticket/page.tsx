import { redirect } from "next/navigation";
import { Card } from "@/components/ui/card";
import { Timeline, type TimelineKind } from "@/components/tickets/timeline";
import { ticketOfReceipt, type OwnTicket } from "@/lib/affairs/tickets/queries/public";
import { ownTalks } from "@/lib/affairs/councils/queries/own-talks";
import { requestOfReceipt } from "@/lib/affairs/service/queries/own-request";
import { ownPublication } from "@/lib/across/walls/queries/public";
import { newId } from "@/lib/platform/core/id";
import { idle } from "@/lib/platform/core/action-state";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { readReceipt } from "@/lib/web/guard";
import { receiptCredential } from "@/lib/web/receipt";
import { PortalFrame } from "../../../_components/portal-frame";
import { eventText, t } from "../../../_components/text";
import { RateForm } from "../../../_leaves/rate-form";
import {
  leaveTicket,
  sendContest,
  sendDecline,
  sendDispute,
  sendFacts,
  sendHurry,
  sendObjection,
  sendRating,
  sendWithdrawal,
} from "../actions";
import { DeclineForm } from "./_components/decline-form";
import { FactsForm } from "./_components/facts-form";
import { HurryForm } from "./_components/hurry-form";
import { LeaveForm } from "./_components/leave-form";

import { Hurry } from "./_components/hurry";
import { ObjectForm } from "./_components/object-form";
import { OnWall } from "./_components/on-wall";
import { OwnRequestView } from "./_components/own-request";
import { TalkedAbout } from "./_components/own-talks";
import { OwnTopicView } from "./_components/own-topic";
import { Contested, Forgotten, Given, Handled, Matter, Now } from "./_components/ticket-parts";
import { Together } from "./_components/together";
import { Thread } from "./_components/thread";
import { WithdrawForm } from "./_components/withdraw-form";

type Props = { params: Promise<{ district: string }> };

export const metadata = { title: t("track.title"), robots: { index: false } };

/** One ticket for the holder of its receipt: how it stands, what was said, and what may be done. */
export default async function OwnTicketPage({ params }: Props) {
  const { district } = await params;
  const receipt = await receiptCredential(district);
  if (receipt === null) redirect(`/${district}/track`);
  const read = await readReceipt(receipt, async (scope) => {
    const ticket = await ticketOfReceipt(scope);
    return {
      ticket,
      // Number and code may be those of a wish or an order.
      request: ticket === null ? await requestOfReceipt(scope) : null,
      wall: await ownPublication(scope),
      // Or those of a topic; a matter may be talked about too.
      talks: await ownTalks(scope),
      zone: scope.actor.tenant.timeZone,
      now: scope.actor.now,
    };
  });
  if (read !== null && read.request !== null) {
    const { request, zone, now } = read;
    return (
      <PortalFrame slug={district} current="track">
        <OwnRequestView {...{ request, zone, now, district }} />
      </PortalFrame>
    );
  }
  if (read !== null && read.ticket === null && read.talks.some(({ own }) => own)) {
    const { talks, zone, now } = read;
    return (
      <PortalFrame slug={district} current="track">
        <OwnTopicView {...{ talks, zone, now, district }} />
      </PortalFrame>
    );
  }
  if (read === null || read.ticket === null) redirect(`/${district}/track?ended=1`);
  const { ticket, wall, talks, zone, now } = read;
  const form = (name: string) => ({ start: idle(newId()), district, form: name });
  return (
    <PortalFrame slug={district} current="track">
      <h1 className="font-mono text-xl">{t("ticket.title", { number: ticket.number })}</h1>
      <div className="mt-4 grid gap-5">
        <Forgotten ticket={ticket} zone={zone} />
        <Now ticket={ticket} zone={zone} now={now} />
        <Contested ticket={ticket} zone={zone} now={now} />
        <Together ticket={ticket} />
        <Hurry ticket={ticket} zone={zone} now={now}>
          <HurryForm action={sendHurry} {...form("hurry")} />
        </Hurry>
        {ticket.may.rate ? (
          <Card title={t("ticket.rate")}>
            <RateForm action={sendRating} {...form("rate")} />
          </Card>
        ) : null}
        <Handled ticket={ticket} zone={zone} />
        <Given ticket={ticket} />
        <Matter ticket={ticket} zone={zone} district={district} />
        <OnWall wall={wall} district={district} />
        <TalkedAbout talks={talks} zone={zone} now={now} district={district} />
        <Card title={t("ticket.thread")}>
          <Thread ticket={ticket} zone={zone} now={now} />
        </Card>
        {ticket.may.addFacts ? (
          <Card title={t("ticket.facts")}>
            <p className="mb-4 text-ink-soft">{t("ticket.factsHint")}</p>
            <FactsForm action={sendFacts} {...form("facts")} />
          </Card>
        ) : null}
        {ticket.may.contest && ticket.disputeUntil !== null ? (
          <Card title={t("ticket.contest")}>
            <p className="mb-4 text-ink-soft">
              {t("ticket.contestHint", { until: formatDateTime(ticket.disputeUntil, zone, now) })}
            </p>
            <FactsForm action={sendContest} words="contest" {...form("contest")} />
          </Card>
        ) : null}
        {ticket.may.dispute && ticket.disputeUntil !== null ? (
          <Card title={t("ticket.dispute")}>
            <p className="mb-4 text-ink-soft">
              {t("ticket.disputeHint", { until: formatDateTime(ticket.disputeUntil, zone, now) })}
            </p>
            <FactsForm action={sendDispute} words="dispute" {...form("dispute")} />
          </Card>
        ) : null}
        <Card title={t("ticket.timeline")}>
          <Timeline label={t("ticket.timeline")} items={ticket.events.map(itemOf)} />
        </Card>
        {ticket.may.declineReply ? <DeclineForm action={sendDecline} {...form("decline")} /> : null}
        {wall.objected || (ticket.ended && wall.entryId === null) ? null : (
          <ObjectForm action={sendObjection} {...form("object")} />
        )}
        {ticket.may.withdraw ? (
          <WithdrawForm action={sendWithdrawal} {...form("withdraw")} />
        ) : null}
        <LeaveForm action={leaveTicket} {...form("leave")} hint={t("ticket.leave")} />
      </div>
    </PortalFrame>
  );
}

function itemOf({ id, name, at, actorKind, values }: OwnTicket["events"][number]) {
  return {
    id,
    at: at.toISOString(),
    title: eventText(name, values),
    kind: kindOf(name, actorKind),
  };
}

const backwards: ReadonlySet<string> = new Set([
  "assignment.redone",
  "assignment.unsettled",
  "assignment.returned",
  "ticket.overruled",
  "ticket.reopened",
  "ticket.disputed",
]);

function kindOf(name: string, actorKind: string): TimelineKind {
  if (backwards.has(name)) return "back";
  if (name === "ticket.rejected" || name === "ticket.withdrawn") return "alert";
  if (name === "ticket.replied" || name === "ticket.facts_added") return "message";
  if (/\.(closed|verified|answered|self_solved)$/.test(name)) return "done";
  return actorKind === "job" ? "system" : "step";
}
