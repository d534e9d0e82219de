import type { Metadata } from "next";
import { tc } from "@/components/councils/text";
import { MeetingLineItem } from "@/components/meetings/meeting-line";
import { tme } from "@/components/meetings/text";
import { TopicList } from "@/components/meetings/topic-list";
import { ButtonGroup } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { councilMeetings } from "@/lib/affairs/councils/queries/meetings";
import { meetingReaders } from "@/lib/parts/meetings/rules/rights";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { CallMeeting, ProposeTopic, TopicVerb } from "../../_components/meeting-forms";
import {
  answerCouncilTopic,
  callCouncilMeeting,
  dropCouncilTopic,
  proposeCouncilTopic,
  raiseCouncilTopic,
} from "../../actions";

export const metadata: Metadata = { title: tme("title") };

/** The meetings of a council with what became of each resolution, and the topics that wait. */
export default async function CouncilMeetings({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { name, meetings, topics, exchanged, dropped, own, start, turns } = await read(
    meetingReaders,
    (scope) => councilMeetings(scope, id),
  );
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/councils", label: tc("title") },
          { href: `/councils/${id}`, label: name },
        ]}
        title={tme("title")}
        lead={tme("list.lead")}
        actions={
          own ? (
            <CallMeeting
              action={callCouncilMeeting}
              startKey={newId()}
              councilId={id}
              start={start}
              turns={turns}
            />
          ) : undefined
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
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
        <div className="grid gap-4">
          <Card
            flush
            title={tme("list.topics")}
            actions={
              own ? (
                <ProposeTopic action={proposeCouncilTopic} startKey={newId()} councilId={id} />
              ) : undefined
            }
          >
            {topics.length === 0 ? (
              <p className="px-4 py-3 text-ink-soft">{tme("list.noTopics")}</p>
            ) : (
              <TopicList topics={topics} open renderActions={verbsOf} />
            )}
          </Card>
          {exchanged.length === 0 ? null : (
            <Card flush title={tme("list.exchanged")}>
              <TopicList topics={exchanged} renderActions={verbsOf} />
            </Card>
          )}
          {dropped.length === 0 ? null : (
            <Card flush title={tme("list.dropped")}>
              <TopicList topics={dropped} />
            </Card>
          )}
        </div>
      </div>
    </>
  );
}

const actions = {
  raise: raiseCouncilTopic,
  answer: answerCouncilTopic,
  drop: dropCouncilTopic,
};

function verbsOf({ id, version, title, may }: TopicShown) {
  if (may.length === 0) return null;
  return (
    <ButtonGroup>
      {may.map((verb) => (
        <TopicVerb
          key={verb}
          verb={verb}
          topic={{ id, version, title }}
          send={{ action: actions[verb], startKey: newId() }}
        />
      ))}
    </ButtonGroup>
  );
}
