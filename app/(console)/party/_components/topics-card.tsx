import Link from "next/link";
import { EndTopic, NameTopic } from "@/components/topics/branch-topics";
import { monthText, tm } from "@/components/topics/text";
import { Card } from "@/components/ui/card";
import type { BranchTopics } from "@/lib/affairs/topics/queries/branches";
import { newId } from "@/lib/platform/core/id";
import { endPartyTopic, namePartyTopic } from "../actions";

/** 每月一题 that a project branch works for. */
export function TopicsCard({
  partyId,
  given: { keeps, topics, choices },
}: {
  partyId: string;
  given: BranchTopics;
}) {
  return (
    <Card title={tm("branch.title")}>
      <div className="grid gap-3">
        {topics.length === 0 ? <p className="text-ink-soft">{tm("branch.none")}</p> : null}
        {topics.map(({ id, version, topicId, title, month }) => (
          <div key={id} className="flex flex-wrap items-center justify-between gap-2">
            <Link
              href={`/topics/${topicId}`}
              prefetch={false}
              className="text-link inline-flex min-h-6 items-center"
            >
              {tm("branch.topic", { month: monthText(month), title })}
            </Link>
            {keeps ? (
              <EndTopic
                id={id}
                version={version}
                send={{ action: endPartyTopic, startKey: newId() }}
              />
            ) : null}
          </div>
        ))}
        {choices.length === 0 ? null : (
          <NameTopic
            key={topics.length}
            partyId={partyId}
            choices={choices}
            send={{ action: namePartyTopic, startKey: newId() }}
          />
        )}
      </div>
    </Card>
  );
}
