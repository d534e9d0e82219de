import type { Metadata } from "next";
import { tme } from "@/components/meetings/text";
import { TopicList } from "@/components/meetings/topic-list";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ownTopics } from "@/lib/parts/meetings/queries/topics";
import { newId } from "@/lib/platform/core/id";
import { readByPhone } from "@/lib/web/guard";
import { proposeOwnTopic } from "../actions";
import { OwnTopic } from "./_components/own-topic";

export const metadata: Metadata = { title: tme("propose") };

/** Raise a topic for the own council, and see what became of the own ones. */
export default async function SeatTopics() {
  const topics = await readByPhone("councillor", ownTopics);
  return (
    <>
      <PageHeader title={tme("propose")} lead={tme("propose.lead")} />
      <div className="grid gap-4">
        <Card>
          <OwnTopic action={proposeOwnTopic} startKey={newId()} />
        </Card>
        <Card flush title={tme("propose.own")}>
          {topics.length === 0 ? (
            <EmptyState title={tme("propose.none")} icon="message">
              {tme("propose.noneHint")}
            </EmptyState>
          ) : (
            <TopicList topics={topics} />
          )}
        </Card>
      </div>
    </>
  );
}
