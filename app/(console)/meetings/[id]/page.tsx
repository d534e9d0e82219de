import type { Metadata } from "next";
import { StepBadge } from "@/components/meetings/badges";
import { AgendaCard, AttendeeCard, MeetingFacts } from "@/components/meetings/meeting-parts";
import { ProgressLines } from "@/components/meetings/progress-lines";
import { ResolutionList } from "@/components/meetings/resolution-list";
import { StepStrip } from "@/components/meetings/step-strip";
import { tme } from "@/components/meetings/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { approvalWords } from "@/components/walls/approval";
import { talksOf } from "@/lib/across/agenda/queries";
import { approvalsOf } from "@/lib/across/walls/queries/approvals";
import { wallsOfTickets } from "@/lib/across/walls/queries/staff";
import { companyOfEstate } from "@/lib/affairs/property/queries/body";
import { categoryChoices } from "@/lib/affairs/tickets/queries/choices";
import { carriersOf } from "@/lib/parts/meetings/queries/choices";
import { meetingDetail, type MeetingDetail } from "@/lib/parts/meetings/queries/detail";
import { progressOfMeeting, type ProgressShown } from "@/lib/parts/meetings/queries/progress";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import type { meetingSheets } from "@/lib/parts/meetings/rules/stages";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ResolutionWall, type WallStanding } from "../_components/resolution-wall";
import { MeetingVerbs } from "../_components/meeting-verbs";
import { AddResolution, DropResolution } from "../_components/resolution-form";
import { addMeetingResolution, dropMeetingResolution } from "../actions";

export const metadata: Metadata = { title: tme("meeting") };

/** One meeting from the topics to what became of its resolutions, and what is to be done next. */
export default async function Meeting({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { meeting, progress, organizations, categories, walls } = await read(
    meetingReaders,
    async (scope) => {
      const detail = await meetingDetail(scope, id);
      const resolving = detail.verbs.includes("addResolution");
      const companies =
        resolving && detail.bodyKind === "property"
          ? await companyOfEstate(scope, detail.bodyId)
          : [];
      const ids = detail.resolutions.flatMap(({ ticket }) => ticket?.id ?? []);
      const walls = await wallsOfTickets(scope, ids);
      const approvals = await approvalsOf(
        scope,
        walls.flatMap(({ entry }) => entry?.id ?? []),
      );
      const talks = await talksOf(scope, ids);
      return {
        meeting: detail,
        progress: detail.resolutions.length === 0 ? [] : await progressOfMeeting(scope, id),
        walls: walls.map((wall) => ({
          wall,
          href: `/${scope.actor.tenant.slug}/walls/${wall.entry?.id ?? ""}`,
          approval: approvalWords(approvals.get(wall.entry?.id ?? "")),
          talks: talks.filter(({ root }) => root === wall.ticketId),
        })),
        organizations: resolving ? await carriersOf(scope, companies) : [],
        categories: resolving ? await categoryChoices(scope) : [],
      };
    },
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { href: homes[meeting.bodyKind](meeting.bodyId), label: meeting.bodyName },
          { href: `${homes[meeting.bodyKind](meeting.bodyId)}/meetings`, label: tme("title") },
        ]}
        title={meeting.theme ?? tme("meeting.noTheme")}
        meta={<StepBadge step={meeting.step} />}
        actions={
          <>
            <MeetingVerbs meeting={meeting} />
            {meeting.notifiedAt === null ? null : (
              <ButtonLink href={`/meetings/${id}/print?sheet=${sheetOf(meeting)}`} icon="print">
                {tme("print")}
              </ButtonLink>
            )}
          </>
        }
      />
      <div className="grid gap-4">
        {meeting.step === "called_off" ? (
          <Notice tone="warn" title={tme("step.called_off")}>
            {meeting.changed?.reason}
          </Notice>
        ) : (
          <StepStrip step={meeting.step} />
        )}
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
          <div className="grid gap-4">
            <Resolutions
              meeting={meeting}
              walls={walls}
              progress={progress}
              organizations={organizations.map(({ id: value, name }) => ({ value, label: name }))}
              categories={categories.map(({ id: value, name, parentName }) => ({
                value,
                label: `${parentName} / ${name}`,
              }))}
            />
            <AgendaCard meeting={meeting} />
            {meeting.minutes === null ? null : (
              <Card title={tme("minutes.title")}>
                <p className="max-w-prose whitespace-pre-line">{meeting.minutes}</p>
              </Card>
            )}
            {meeting.review === null ? null : (
              <Card title={tme("review.title")}>
                <p className="max-w-prose whitespace-pre-line">{meeting.review}</p>
              </Card>
            )}
          </div>
          <div className="grid gap-4">
            <MeetingFacts meeting={meeting} />
            {meeting.attendees.length === 0 ? null : <AttendeeCard attendees={meeting.attendees} />}
          </div>
        </div>
      </div>
    </>
  );
}

/** Where a meeting's body is looked at. */
const homes: Readonly<Record<MeetingDetail["bodyKind"], (id: string) => string>> = {
  council: (id) => `/councils/${id}`,
  property: (id) => `/property/${id}`,
};

/** What is wanted on paper at this point: the notice before, the minutes after, and last the resolutions. */
function sheetOf({ minutes, resolutions }: MeetingDetail): (typeof meetingSheets)[number] {
  if (minutes === null) return "notice";
  return resolutions.some(({ state }) => state !== "draft") ? "resolutions" : "minutes";
}

interface Choice {
  value: string;
  label: string;
}

/** Shown first once the meeting was held: what was resolved is what the page is opened for. */
function Resolutions({
  meeting,
  walls,
  progress,
  organizations,
  categories,
}: {
  meeting: MeetingDetail;
  walls: readonly WallStanding[];
  progress: readonly ProgressShown[];
  organizations: readonly Choice[];
  categories: readonly Choice[];
}) {
  const { id, version, resolutions, verbs, agenda } = meeting;
  const adds = verbs.includes("addResolution");
  if (resolutions.length === 0 && !adds) return null;
  const subject = { id, version };
  return (
    <Card
      flush
      title={tme("resolutions.title")}
      actions={
        adds ? (
          <AddResolution
            key={version}
            meeting={subject}
            topics={agenda.map(({ topicId, title }) => ({ value: topicId, label: title }))}
            organizations={organizations}
            categories={categories}
            send={{ action: addMeetingResolution, startKey: newId() }}
          />
        ) : undefined
      }
    >
      {resolutions.length === 0 ? (
        <p className="px-4 py-3 text-ink-soft">{tme("resolutions.empty")}</p>
      ) : (
        <ResolutionList
          resolutions={resolutions}
          open
          renderActions={
            adds
              ? (one) => (
                  <DropResolution
                    meeting={subject}
                    resolutionId={one.id}
                    send={{ action: dropMeetingResolution, startKey: newId() }}
                  />
                )
              : (one) => (
                  <>
                    <ProgressLines
                      lines={progress.filter(({ resolutionId }) => resolutionId === one.id)}
                    />
                    <ResolutionWall
                      resolution={one}
                      body={meeting.bodyName}
                      standing={walls.find(({ wall }) => wall.ticketId === one.ticket?.id)}
                    />
                  </>
                )
          }
        />
      )}
    </Card>
  );
}
