import type { Metadata } from "next";
import Link from "next/link";
import { monthText, tm } from "@/components/topics/text";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Badge } from "@/components/ui/badge";
import { canPlan } from "@/lib/affairs/proactive/rules/proactive";
import { branchesOf } from "@/lib/affairs/topics/queries/branches";
import { topicDetail } from "@/lib/affairs/topics/queries/topics";
import { topicReaders } from "@/lib/affairs/topics/rules/topic";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { read } from "@/lib/web/guard";
import { ProblemCard } from "../_components/problem-card";

export const metadata: Metadata = { title: tm("topic") };

/** One theme: its problems, who leads, what is done until when, and what became of each. */
export default async function Topic({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { topic, branches, opens, countsOpen, mayPlan } = await read(
    topicReaders,
    async (scope) => ({
      topic: await topicDetail(scope, id),
      // Of an organization's people nobody reads them.
      branches: scope.actor.organizationId === null ? await branchesOf(scope, id) : [],
      opens: partyReaders.some((role) => role === scope.actor.role),
      // An organization has no list of matters behind the numbers.
      countsOpen: scope.actor.organizationId === null && scope.actor.role !== "grid_worker",
      mayPlan: canPlan(scope.actor).ok,
    }),
  );
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/topics", label: tm("title") }]}
        title={topic.title}
        meta={
          <>
            <Badge tone="info">{monthText(topic.month)}</Badge>
            <Badge>{topic.areaName}</Badge>
          </>
        }
        lead={tm("topic.chosenBy", { who: topic.chosenBy })}
        actions={
          topic.mayAdd && topic.problems.length > 0 ? (
            <ButtonLink href={`/topics/candidates?topic=${id}`} icon="chart">
              {tm("topic.more")}
            </ButtonLink>
          ) : undefined
        }
      />
      {branches.length === 0 ? null : (
        <p className="mb-4 flex flex-wrap gap-x-3 gap-y-1">
          <span className="text-ink-soft">{tm("branch.parties")}</span>
          {branches.map(({ id: branch, partyId, name }) =>
            opens && partyId !== null ? (
              <Link
                key={branch}
                href={`/party/${partyId}`}
                prefetch={false}
                className="text-link inline-flex min-h-6 items-center"
              >
                {name}
              </Link>
            ) : (
              <span key={branch}>{name}</span>
            ),
          )}
        </p>
      )}
      {topic.problems.length === 0 ? (
        <div className="rounded-lg border bg-surface">
          <EmptyState
            title={tm("topic.empty")}
            icon="list"
            action={
              topic.mayAdd ? (
                <ButtonLink href={`/topics/candidates?topic=${id}`} variant="primary" icon="chart">
                  {tm("topic.more")}
                </ButtonLink>
              ) : undefined
            }
          >
            {tm("topic.emptyHint")}
          </EmptyState>
        </div>
      ) : (
        <div className="grid gap-4">
          {topic.problems.map((problem) => (
            <ProblemCard
              key={problem.id}
              problem={problem}
              now={topic.now}
              countsOpen={countsOpen}
              mayPlan={mayPlan}
            />
          ))}
        </div>
      )}
    </>
  );
}
