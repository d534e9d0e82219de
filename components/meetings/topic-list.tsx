import type { ReactNode } from "react";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { Badge } from "../ui/badge";
import { TimeText } from "../ui/time-text";
import type { Tone } from "../ui/tone";
import { tme } from "./text";

const tones: Readonly<Record<TopicShown["status"], Tone>> = {
  open: "info",
  agenda: "busy",
  settled: "ok",
  raised: "busy",
  answered: "ok",
  dropped: "idle",
};

/** Topics with who raised them, how far they are, and what was answered. */
export function TopicList({
  topics,
  renderActions,
}: {
  topics: readonly TopicShown[];
  renderActions?: ((topic: TopicShown) => ReactNode) | undefined;
}) {
  return (
    <ul className="divide-y">
      {topics.map((topic) => (
        <li key={topic.id} className="grid gap-1 px-4 py-3">
          <Topic topic={topic} />
          {renderActions?.(topic)}
        </li>
      ))}
    </ul>
  );
}

function Topic({ topic }: { topic: TopicShown }) {
  const { title, matter, by, origin, status, enteredAt, answer } = topic;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{title}</span>
        <Badge tone={tones[status]}>{tme(`topicStatus.${status}`)}</Badge>
        {origin === "unsolved" || origin === "raised" ? (
          <Badge tone="warn">{tme(`origin.${origin}`)}</Badge>
        ) : null}
      </div>
      <p className="whitespace-pre-line">{matter}</p>
      <p className="text-sm text-ink-soft">
        {tme("topic.by", { by })} · <TimeText at={enteredAt} />
      </p>
      {answer === null ? null : (
        <p className="border-l-4 border-ok-line pl-3">
          {answer.text}
          <span className="block text-sm text-ink-soft">
            {answer.by} · <TimeText at={answer.at} />
          </span>
        </p>
      )}
    </>
  );
}
