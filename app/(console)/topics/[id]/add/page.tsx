import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { dayText, monthText, tm } from "@/components/topics/text";
import { PageHeader } from "@/components/ui/page-header";
import { countedCandidate } from "@/lib/across/dashboards/queries/topic-candidates";
import { organizationChoices } from "@/lib/affairs/tickets/queries/choices";
import { topicDetail } from "@/lib/affairs/topics/queries/topics";
import { topicChoosers } from "@/lib/affairs/topics/rules/topic";
import { countedQuery } from "@/lib/affairs/topics/schema";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ProblemForm } from "../../_components/problem-form";
import { addTopicProblem } from "../../actions";

export const metadata: Metadata = { title: tm("add") };

/** A problem under a theme; from a candidate it starts with what its rows say. */
export default async function AddProblem({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { id } = await params;
  const query = countedQuery.safeParse(await searchParams);
  const { topic, departments, counted } = await read(topicChoosers, async (scope) => ({
    topic: await topicDetail(scope, id),
    departments: await organizationChoices(scope),
    counted: query.success ? await countedOf(scope, query.data) : null,
  }));
  if (!topic.own) notFound();
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/topics", label: tm("title") },
          { href: `/topics/${id}`, label: topic.title },
        ]}
        title={tm("add")}
        lead={tm("add.lead", { month: monthText(topic.month), theme: topic.title })}
      />
      <ProblemForm
        action={addTopicProblem}
        startKey={newId()}
        topic={{ id: topic.id, version: topic.version }}
        departments={departments}
        counted={counted}
      />
    </>
  );
}

async function countedOf(
  scope: Parameters<typeof countedCandidate>[0],
  query: (typeof countedQuery)["_output"],
) {
  const { categoryId, countedAreaId, countedFrom, countedTo } = query;
  if (
    categoryId === undefined ||
    countedAreaId === undefined ||
    countedFrom === undefined ||
    countedTo === undefined
  ) {
    return null;
  }
  const days = { from: countedFrom, to: countedTo };
  const found = await countedCandidate(scope, { categoryId, areaId: countedAreaId, days });
  if (found === null) return null;
  const { category, area, count } = found;
  return {
    hidden: { categoryId, countedAreaId, countedFrom, countedTo },
    title: tm("add.startTitle", { area, category }),
    matter: tm("add.startMatter", {
      from: dayText(countedFrom),
      to: dayText(countedTo),
      area,
      category,
      count,
    }),
  };
}
