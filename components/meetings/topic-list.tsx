import Link from "next/link";
import type { ReactNode } from "react";
import type { TopicShown } from "@/lib/parts/meetings/schema";
import { Badge } from "../ui/badge";
import { TimeText } from "../ui/time-text";
import { TopicBadge } from "./badges";
import { tme } from "./text";

/** Topics with who raised them, how far they are, and what was answered. */
export function TopicList({
  topics,
  open = false,
  renderActions,
}: {
  topics: readonly TopicShown[];
  /** Who looks may open the matter of a topic. */
  open?: boolean;
  renderActions?: ((topic: TopicShown) => ReactNode) | undefined;
}) {
  return (
    <ul className="divide-y">
      {topics.map((topic) => (
        <li key={topic.id} className="grid gap-1 px-4 py-3">
          <Topic topic={topic} open={open} />
          {renderActions?.(topic)}
        </li>
      ))}
    </ul>
  );
}

function Topic({ topic, open }: { topic: TopicShown; open: boolean }) {
  const { title, matter, by, origin, status, enteredAt, answer, ticketId, number, many } = topic;
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-semibold">{title}</span>
        <TopicBadge status={status} />
        {origin === "unsolved" || origin === "raised" ? (
          <Badge tone="warn">{tme(`origin.${origin}`)}</Badge>
        ) : origin === "ticket" || origin === "resident" ? (
          <Badge tone="info">{tme(`origin.${origin}`)}</Badge>
        ) : null}
      </div>
      <p className="whitespace-pre-line">{matter}</p>
      <p className="text-sm text-ink-soft">
        {tme("topic.by", { by })}
        {number === null ? null : ` ${number}`} · <TimeText at={enteredAt} />
        {many ? ` · ${tme("topic.many")}` : null}
      </p>
      {ticketId === null || !open ? null : (
        <Link
          href={`/tickets/${ticketId}#talks`}
          prefetch={false}
          className="text-link inline-flex min-h-6 items-center justify-self-start text-sm"
        >
          {tme("topic.ticket")}
        </Link>
      )}
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
