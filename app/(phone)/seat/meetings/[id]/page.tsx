import type { Metadata } from "next";
import { StepBadge } from "@/components/meetings/badges";
import { AgendaCard, AttendeeCard, MeetingFacts } from "@/components/meetings/meeting-parts";
import { ResolutionList } from "@/components/meetings/resolution-list";
import { tme } from "@/components/meetings/text";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { toldMeeting } from "@/lib/parts/meetings/queries/detail";
import { readByPhone } from "@/lib/web/guard";

export const metadata: Metadata = { title: tme("meeting") };

/** A meeting of the own council as its members read it: the notice, and later what was resolved. */
export default async function SeatMeeting({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const meeting = await readByPhone("councillor", (scope) => toldMeeting(scope, id));
  const { resolutions, minutes, attendees } = meeting;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/seat/meetings", label: tme("title") }]}
        title={meeting.theme ?? tme("meeting.noTheme")}
        meta={<StepBadge step={meeting.step} />}
      />
      <div className="grid gap-4">
        <MeetingFacts meeting={meeting} />
        {resolutions.length === 0 ? null : (
          <Card flush title={tme("resolutions.title")}>
            <ResolutionList resolutions={resolutions} />
          </Card>
        )}
        <AgendaCard meeting={meeting} />
        {minutes === null ? null : (
          <Card title={tme("minutes.title")}>
            <p className="whitespace-pre-line">{minutes}</p>
          </Card>
        )}
        {attendees.length === 0 ? null : <AttendeeCard attendees={attendees} />}
      </div>
    </>
  );
}
