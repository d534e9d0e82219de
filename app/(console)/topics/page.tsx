import type { Metadata } from "next";
import Link from "next/link";
import { StageBadge } from "@/components/topics/badges";
import { monthText, tm } from "@/components/topics/text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { boardOf, type Board, type TopicLine } from "@/lib/affairs/topics/queries/board";
import { topicReaders } from "@/lib/affairs/topics/rules/topic";
import { boardQuery } from "@/lib/affairs/topics/schema";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ChooseTopic } from "./_components/choose-topic";
import { chooseTopic } from "./actions";

export const metadata: Metadata = { title: tm("title") };

/** 每月一题: the year, month by month, with what each theme has come to. */
export default async function Topics({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { year } = boardQuery.parse(await searchParams);
  const board = await read(topicReaders, (scope) => boardOf(scope, year));
  const { mayChoose, free } = board;
  return (
    <>
      <PageHeader
        title={tm("board.title", { year: board.year })}
        lead={tm("board.lead")}
        actions={
          <>
            <YearLinks year={board.year} />
            {mayChoose ? (
              <>
                <ButtonLink href="/topics/candidates" icon="chart">
                  {tm("candidates")}
                </ButtonLink>
                {free.length === 0 ? null : (
                  <ChooseTopic
                    action={chooseTopic}
                    startKey={newId()}
                    months={free}
                    start={free.find((month) => month >= firstOf(board.today)) ?? free.at(-1)}
                  />
                )}
              </>
            ) : null}
          </>
        }
      />
      <Months board={board} />
    </>
  );
}

function YearLinks({ year }: { year: number }) {
  return (
    <nav aria-label={tm("board.years")} className="flex gap-2">
      <ButtonLink href={`/topics?year=${String(year - 1)}`} variant="quiet">
        {tm("year", { year: year - 1 })}
      </ButtonLink>
      <ButtonLink href={`/topics?year=${String(year + 1)}`} variant="quiet">
        {tm("year", { year: year + 1 })}
      </ButtonLink>
    </nav>
  );
}

function Months({ board: { year, today, topics, mayChoose } }: { board: Board }) {
  if (topics.length === 0) {
    return (
      <div className="rounded-lg border bg-surface">
        <EmptyState title={tm("board.empty", { year })} icon="calendar">
          {tm(mayChoose ? "board.emptyChoose" : "board.emptyRead")}
        </EmptyState>
      </div>
    );
  }
  const months = [...Map.groupBy(topics, ({ month }) => month)];
  const taken = new Set(months.map(([month]) => Number(month.slice(5, 7))));
  const none = Array.from({ length: 12 }, (_, at) => at + 1).filter((one) => !taken.has(one));
  return (
    <>
      <ol className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
        {months.map(([month, lines]) => (
          <li
            key={month}
            className={
              month === firstOf(today)
                ? "min-w-0 rounded-lg border-2 border-action bg-surface"
                : "min-w-0 rounded-lg border bg-surface"
            }
          >
            <h2 className="flex items-center justify-between border-b px-4 py-2 text-base">
              {monthText(month)}
              {month === firstOf(today) ? (
                <span className="text-sm font-normal text-action-dark">{tm("board.now")}</span>
              ) : null}
            </h2>
            <div className="divide-y">
              {lines.map((topic) => (
                <Topic key={topic.id} topic={topic} />
              ))}
            </div>
          </li>
        ))}
      </ol>
      {none.length === 0 ? null : (
        <p className="mt-4 text-sm text-ink-faint">
          {tm("board.free", { months: none.join(tm("board.comma")) })}
        </p>
      )}
    </>
  );
}

function Topic({ topic: { id, areaName, title, problems } }: { topic: TopicLine }) {
  return (
    <section className="px-4 py-3">
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-base">
        <Link href={`/topics/${id}`} className="font-semibold text-action hover:underline">
          {title}
        </Link>
        <span className="text-sm font-normal text-ink-soft">{areaName}</span>
      </h3>
      {problems.length === 0 ? (
        <p className="mt-1 text-sm text-ink-faint">{tm("board.noProblem")}</p>
      ) : (
        <ul className="mt-2 grid gap-2 text-sm">
          {problems.map((one) => (
            <li key={one.id} className="flex flex-wrap items-baseline justify-between gap-x-3">
              <span className="min-w-0">
                {one.title}
                <span className="block text-ink-faint">{one.organizationName}</span>
              </span>
              <span className="flex items-center gap-2 tabular-nums">
                {tm("board.progress", { done: one.done, measures: one.measures })}
                {one.late === 0 ? null : (
                  <span className="font-semibold text-bad">
                    {tm("board.late", { count: one.late })}
                  </span>
                )}
                <StageBadge stage={one.stage} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function firstOf(today: string): string {
  return `${today.slice(0, 7)}-01`;
}
