import type { Metadata } from "next";
import { tpa } from "@/components/proactive/text";
import { PageHeader } from "@/components/ui/page-header";
import { offeredDays, seasonsOf } from "@/lib/affairs/proactive/queries";
import { planners } from "@/lib/affairs/proactive/rules/proactive";
import { startQuery } from "@/lib/affairs/proactive/schema";
import { categoryChoices, ownPlaces } from "@/lib/affairs/tickets/queries/choices";
import { newId } from "@/lib/platform/core/id";
import { localDate } from "@/lib/platform/core/time-zone";
import { read } from "@/lib/web/guard";
import { PlanForm } from "../_components/plan-form";
import { planAction } from "../actions";

export const metadata: Metadata = { title: tpa("plan") };

/** A new action; from a season or a hot spot it begins with what is known of it. */
export default async function NewAction({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = startQuery.parse(await searchParams);
  const { seasons, areas, categories, own, days } = await read(planners, async (scope) => ({
    seasons: query.season === undefined ? [] : await seasonsOf(scope),
    areas: await ownPlaces(scope),
    categories: await categoryChoices(scope),
    own: scope.actor.areaId,
    days: offeredDays(localDate(scope.actor.now, scope.actor.tenant.timeZone)),
  }));
  const season = seasons.find(({ id }) => id === query.season);
  const category = categories.find(({ id }) => id === query.category);
  // A topic of the district is acted on by a street in the street.
  const area = areas.find(({ id }) => id === query.area) ?? areas.find(({ id }) => id === own);
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/proactive", label: tpa("title") }]}
        title={tpa("plan")}
        lead={season?.advice ?? tpa("plan.lead")}
      />
      <PlanForm
        action={planAction}
        startKey={newId()}
        areas={areas}
        categories={categories}
        start={{
          ...days,
          seasonId: season?.id,
          title:
            season?.title ??
            (category === undefined ? undefined : tpa("plan.against", { category: category.name })),
          plan: season?.advice,
          areaId: area?.id,
          categoryIds: season?.categoryIds ?? (category === undefined ? [] : [category.id]),
        }}
      />
    </>
  );
}
