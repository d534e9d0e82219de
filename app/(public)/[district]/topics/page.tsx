import type { Metadata } from "next";
import { OutcomeBadge } from "@/components/topics/badges";
import { monthText, tm } from "@/components/topics/text";
import { EmptyState } from "@/components/ui/empty-state";
import { publicTopics, type PublicProblem } from "@/lib/affairs/topics/queries/public";
import { boardQuery } from "@/lib/affairs/topics/schema";
import { readPublic } from "@/lib/web/guard";
import { PortalFrame } from "../../_components/portal-frame";

interface Props {
  params: Promise<{ district: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export const metadata: Metadata = { title: tm("title") };

/** 每月一题 for residents: what was released, who leads, how far it is. No scripts. */
export default async function PublicTopics({ params, searchParams }: Props) {
  const { district } = await params;
  const { year: asked } = boardQuery.parse(await searchParams);
  const { year, thisYear, problems } = await readPublic(district, (scope) =>
    publicTopics(scope, asked),
  );
  const topics = Map.groupBy(problems, ({ month, areaName, theme }) =>
    [month, areaName, theme].join("\n"),
  );
  return (
    <PortalFrame slug={district}>
      <h1 className="text-2xl">{tm("board.title", { year })}</h1>
      <p className="mt-1 text-ink-soft">{tm("public.lead")}</p>
      <nav aria-label={tm("board.years")} className="mt-2 flex gap-6">
        <YearLink district={district} year={year - 1} />
        {year < thisYear ? <YearLink district={district} year={year + 1} /> : null}
      </nav>
      {topics.size === 0 ? (
        <EmptyState title={tm("public.none", { year })} icon="calendar">
          {tm("public.noneHint")}
        </EmptyState>
      ) : (
        <ol className="mt-4 grid gap-5">
          {[...topics].map(([key, [first, ...others]]) =>
            first === undefined ? null : (
              <li key={key} className="rounded-lg border bg-surface">
                <h2 className="border-b px-4 py-3 text-lg">
                  {first.theme}
                  <span className="block text-base font-normal text-ink-soft">
                    {monthText(first.month)} · {first.areaName}
                  </span>
                </h2>
                <div className="divide-y">
                  {[first, ...others].map((problem) => (
                    <Problem key={problem.id} problem={problem} />
                  ))}
                </div>
              </li>
            ),
          )}
        </ol>
      )}
    </PortalFrame>
  );
}

function Problem({ problem }: { problem: PublicProblem }) {
  const { title, publicText, organizationName, done, measures, outcome } = problem;
  return (
    <section className="px-4 py-3">
      <h3 className="flex flex-wrap items-center gap-2 text-lg">
        {title}
        {outcome === null ? null : <OutcomeBadge outcome={outcome} />}
      </h3>
      <p className="mt-1 leading-relaxed whitespace-pre-line">{publicText}</p>
      <p className="mt-1 text-ink-soft">
        {tm("public.led", { organization: organizationName })} ·{" "}
        {tm("board.progress", { done, measures })}
      </p>
    </section>
  );
}

function YearLink({ district, year }: { district: string; year: number }) {
  return (
    <a
      href={`/${district}/topics?year=${String(year)}`}
      className="text-link inline-flex min-h-11 items-center"
    >
      {tm("year", { year })}
    </a>
  );
}
