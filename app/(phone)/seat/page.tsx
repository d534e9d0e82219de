import type { Metadata } from "next";
import { CouncilOffice, OwnSeat, OwnTurn } from "@/components/councils/own-seat";
import { SeatList } from "@/components/councils/seat-list";
import { tc } from "@/components/councils/text";
import { MeetingLineItem } from "@/components/meetings/meeting-line";
import { tme } from "@/components/meetings/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readOwnCouncil } from "@/lib/affairs/councils/queries/own-council";
import { meetingsOf, type MeetingLine } from "@/lib/parts/meetings/queries/list";
import { localDate } from "@/lib/platform/core/time-zone";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tc("seats.title") };

/** The desk of one who fills a seat: what is ahead, the own seat, whom to ask, and everybody who sits in the council. */
export default async function SeatHome() {
  const { council, ahead, today } = await readByPhone("councillor", async (scope) => ({
    council: await readOwnCouncil(scope),
    today: localDate(scope.actor.now, scope.actor.tenant.timeZone),
    ahead: (await meetingsOf(scope, { path: scope.actor.lo })).filter(isAhead).reverse(),
  }));
  const { name, term, seats, own, office, turn } = council;
  const lead =
    term === null
      ? undefined
      : tc("term.line", { number: term.number, from: term.startsOn, to: term.endsOn });
  return (
    <>
      <PageHeader title={name} lead={lead} />
      <div className="grid gap-4">
        {ahead.length === 0 ? null : (
          <Card flush title={tme("seat.ahead")}>
            <ul className="divide-y">
              {ahead.map((meeting) => (
                <MeetingLineItem
                  key={meeting.id}
                  meeting={meeting}
                  href={`/seat/meetings/${meeting.id}`}
                />
              ))}
            </ul>
          </Card>
        )}
        {turn === null ? null : <OwnTurn turn={turn} today={today} />}
        <OwnSeat own={own} />
        {office === null ? null : <CouncilOffice office={office} />}
        {term === null ? (
          <EmptyState title={tc("term.none")} icon="list">
            {tc("term.noneHint")}
          </EmptyState>
        ) : (
          <Card title={tc("seats.title")}>
            <SeatList seats={seats} ownSeatId={own.seatId} />
          </Card>
        )}
      </div>
    </>
  );
}

/** Told, and not yet held. */
function isAhead({ step }: MeetingLine): boolean {
  return step === "notified";
}
