import type { Metadata } from "next";
import { CouncilOffice, OwnSeat } from "@/components/councils/own-seat";
import { SeatList } from "@/components/councils/seat-list";
import { tc } from "@/components/councils/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { readOwnCouncil } from "@/lib/affairs/councils/queries/own-council";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tc("seats.title") };

/** The desk of one who fills a seat: the own seat, whom to ask, and everybody who sits in the council. */
export default async function SeatHome() {
  const { name, term, seats, own, office } = await readByPhone("councillor", readOwnCouncil);
  const lead =
    term === null
      ? undefined
      : tc("term.line", { number: term.number, from: term.startsOn, to: term.endsOn });
  return (
    <>
      <PageHeader title={name} lead={lead} />
      <div className="grid gap-4">
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
