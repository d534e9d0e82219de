import type { Metadata } from "next";
import { MeetingLineItem } from "@/components/meetings/meeting-line";
import { tme } from "@/components/meetings/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { meetingsOf } from "@/lib/parts/meetings/queries/list";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tme("title") };

/** The meetings of the own council: what is ahead, and what became of what was resolved. */
export default async function SeatMeetings() {
  const meetings = await readByPhone("councillor", (scope) =>
    meetingsOf(scope, { path: scope.actor.lo }),
  );
  const ahead = meetings.filter(({ step }) => step === "notified").reverse();
  const past = meetings.filter(({ step }) => step !== "notified");
  return (
    <>
      <PageHeader title={tme("title")} lead={tme("seat.lead")} />
      <div className="grid gap-4">
        <Card flush title={tme("seat.ahead")}>
          {ahead.length === 0 ? (
            <EmptyState title={tme("seat.none")} icon="calendar">
              {tme("seat.noneHint")}
            </EmptyState>
          ) : (
            <ul className="divide-y">
              {ahead.map((meeting) => (
                <MeetingLineItem
                  key={meeting.id}
                  meeting={meeting}
                  href={`/seat/meetings/${meeting.id}`}
                />
              ))}
            </ul>
          )}
        </Card>
        {past.length === 0 ? null : (
          <Card flush title={tme("seat.past")}>
            <ul className="divide-y">
              {past.map((meeting) => (
                <MeetingLineItem
                  key={meeting.id}
                  meeting={meeting}
                  href={`/seat/meetings/${meeting.id}`}
                />
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
