import type { Metadata } from "next";
import { MeetingLineItem } from "@/components/meetings/meeting-line";
import { tme } from "@/components/meetings/text";
import { TopicList } from "@/components/meetings/topic-list";
import { tpr } from "@/components/property/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { estateMeetings } from "@/lib/affairs/property/queries/meetings";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { CallMeeting, ProposeTopic, RaiseTopic } from "../../_components/meeting-forms";
import { SeatCard } from "../../_components/seat-card";
import { callPropertyMeeting, proposePropertyTopic, raisePropertyTopic } from "../../actions";

export const metadata: Metadata = { title: tpr("meetings") };

/** 三方联席会议 of an estate: who is told, the topics that wait, the meetings with what became of each resolution. */
export default async function EstateMeetings({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { name, seats, missing, meetings, topics, exchanged, own, start } = await read(
    meetingReaders,
    (scope) => estateMeetings(scope, id),
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/property", label: tpr("title") },
          { href: `/property/${id}`, label: name },
        ]}
        title={tpr("meetings")}
        lead={tpr("meetings.lead")}
        actions={
          own ? (
            <CallMeeting
              estateId={id}
              start={start}
              send={{ action: callPropertyMeeting, startKey: newId() }}
            />
          ) : undefined
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-4">
          {own && missing.length > 0 ? (
            <Notice tone="info" title={tpr("meetings.missing")}>
              {missing.map((side) => tpr(`side.${side}`)).join(tpr("comma"))}
            </Notice>
          ) : null}
          <Card flush title={tme("list.meetings")}>
            {meetings.length === 0 ? (
              <EmptyState title={tme("list.empty")} icon="calendar">
                {tme("list.emptyHint")}
              </EmptyState>
            ) : (
              <ul className="divide-y">
                {meetings.map((meeting) => (
                  <MeetingLineItem
                    key={meeting.id}
                    meeting={meeting}
                    href={`/meetings/${meeting.id}`}
                  />
                ))}
              </ul>
            )}
          </Card>
        </div>
        <div className="grid gap-4">
          <SeatCard estateId={id} seats={seats} own={own} />
          <Card
            flush
            title={tme("list.topics")}
            actions={
              own ? (
                <ProposeTopic
                  estateId={id}
                  send={{ action: proposePropertyTopic, startKey: newId() }}
                />
              ) : undefined
            }
          >
            {topics.length === 0 ? (
              <p className="px-4 py-3 text-ink-soft">{tpr("meetings.noTopics")}</p>
            ) : (
              <TopicList topics={topics} renderActions={verbsOf} />
            )}
          </Card>
          {exchanged.length === 0 ? null : (
            <Card flush title={tme("list.exchanged")}>
              <TopicList topics={exchanged} renderActions={verbsOf} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

/** The street answers in its own council; here a topic can be raised to it. */
function verbsOf({ id, version, title, may }: TopicShown) {
  if (!may.includes("raise")) return null;
  return (
    <RaiseTopic
      topic={{ id, version, title }}
      send={{ action: raisePropertyTopic, startKey: newId() }}
    />
  );
}
