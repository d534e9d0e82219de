import type { ReactNode } from "react";
import type { PublicEntry } from "@/lib/across/walls/schema";
import { Icon } from "../ui/icon";
import { ratingWords } from "./rating-words";
import { StageBadge } from "./stage-badge";
import { tv } from "./text";

/** One entry in a public list: what, where, who, until when, how far; of an answered one the answer. */
export function EntryCard({
  entry,
  href,
  due,
  followers,
  approval = null,
  talked = false,
  note,
}: {
  entry: PublicEntry;
  href: string;
  /** Until when, in words; nothing for what is done. */
  due: { text: string; late: boolean } | null;
  followers: string;
  /** What everybody thinks of the answer, in one line. */
  approval?: string | null;
  /** It is talked about in a meeting. */
  talked?: boolean;
  note?: string | undefined;
}) {
  const place = entry.communityName ?? entry.streetName ?? "";
  return (
    <article className="flex h-full flex-col rounded-lg border bg-surface p-4">
      <p className="flex flex-wrap items-center justify-between gap-2 text-sm text-ink-soft">
        <span>
          {place} · {entry.categoryName}
        </span>
        <StageBadge stage={entry.stage} talked={talked} />
      </p>
      <h3 className="mt-1.5 text-lg leading-7">
        <a href={href} className="underline-offset-4 hover:text-action hover:underline">
          {entry.title}
        </a>
      </h3>
      <p className="mt-1 line-clamp-3 whitespace-pre-line">{entry.result ?? entry.problem}</p>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 border-t pt-3 text-sm">
        <Line term={tv("public.organization")}>{entry.organizationName ?? tv("public.none")}</Line>
        {entry.result === null ? (
          <Line term={tv("public.measures")}>
            <span className="line-clamp-2">{entry.measures}</span>
          </Line>
        ) : null}
        {due === null ? null : (
          <Line term={tv("public.due")}>
            <span className={due.late ? "font-semibold text-bad" : undefined}>
              {due.text}
              {due.late ? ` · ${tv("public.late")}` : ""}
            </span>
          </Line>
        )}
        {entry.result === null ? null : (
          <Line term={tv("public.rating")}>{ratingWords(entry)}</Line>
        )}
        {approval === null ? null : <Line term={tv("approval.title")}>{approval}</Line>}
      </dl>
      <p className="mt-auto flex flex-wrap items-center gap-x-4 text-sm text-ink-soft not-empty:pt-2">
        {entry.followers === 0 ? null : (
          <span className="inline-flex items-center gap-1">
            <Icon name="bell" size="sm" />
            {followers}
          </span>
        )}
        {note === undefined ? null : <span>{note}</span>}
      </p>
    </article>
  );
}

function Line({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-soft">{term}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
