import type { Metadata } from "next";
import { StepBadge } from "@/components/meetings/badges";
import { AgendaCard, AttendeeCard, MeetingFacts } from "@/components/meetings/meeting-parts";
import { ProgressLines } from "@/components/meetings/progress-lines";
import { ResolutionList } from "@/components/meetings/resolution-list";
import { tme } from "@/components/meetings/text";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { ownUnit } from "@/lib/affairs/councils/queries/own-council";
import { toldMeeting } from "@/lib/parts/meetings/queries/detail";
import { progressOfMeeting } from "@/lib/parts/meetings/queries/progress";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { readByPhone } from "@/lib/web/guard";
import { reportOwnProgress } from "../../actions";
import { ReportProgress } from "../_components/report-progress";

export const metadata: Metadata = { title: tme("meeting") };

/** A meeting of the own council as its members read it: the notice, and later what was resolved. */
export default async function SeatMeeting({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { meeting, progress, unit, today } = await readByPhone("councillor", async (scope) => ({
    meeting: await toldMeeting(scope, id),
    progress: await progressOfMeeting(scope, id),
    unit: await ownUnit(scope),
    today: localDate(scope.actor.now, scope.actor.tenant.timeZone),
  }));
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
            <ResolutionList
              resolutions={resolutions}
              renderActions={({ id: resolutionId, number, memberUnit, organizationId, state }) => (
                <>
                  <ProgressLines
                    lines={progress.filter((line) => line.resolutionId === resolutionId)}
                  />
                  {memberUnit &&
                  organizationId === unit &&
                  (state === "open" || state === "in_progress") ? (
                    <div>
                      <ReportProgress
                        key={progress[0]?.id}
                        send={{ action: reportOwnProgress, startKey: newId() }}
                        resolution={{ id: resolutionId, number }}
                        today={today}
                      />
                    </div>
                  ) : null}
                </>
              )}
            />
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
