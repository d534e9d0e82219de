import { notFound } from "next/navigation";
import { quarterText, serviceAsked } from "@/components/property/asked";
import { StatusBadge } from "@/components/property/badges";
import { ServiceResults } from "@/components/property/service-results";
import { tpr } from "@/components/property/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { publicEstate, ratedHere } from "@/lib/affairs/property/queries/ratings";
import { placeId } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readPublic } from "@/lib/web/guard";
import { raterToken } from "@/lib/web/rater";
import { PortalFrame } from "../../../_components/portal-frame";
import { PublicRatingForm } from "../../../_leaves/public-rating-form";
import { rateService } from "../actions";

type Props = { params: Promise<{ district: string; id: string }> };

export const metadata = { title: tpr("public.title") };

/** One estate for its residents: who manages it, the rating of this quarter, and what was said before. */
export default async function PublicEstatePage({ params }: Props) {
  const { district, id } = await params;
  if (!placeId.safeParse(id).success) notFound();
  const token = await raterToken(district);
  const { estate, rated } = await readPublic(district, async (scope) => {
    const found = await publicEstate(scope, id);
    return { estate: found, rated: found !== null && (await ratedHere(scope, found, token)) };
  });
  if (estate === null) {
    return (
      <PortalFrame slug={district}>
        <EmptyState title={tpr("public.gone")} icon="home" heading>
          <a href={`/${district}/property`} className="text-link inline-flex min-h-11 items-center">
            {tpr("public.title")}
          </a>
        </EmptyState>
      </PortalFrame>
    );
  }
  const { name, community, status, company, ratings } = estate;
  const open = ratings.find(({ state }) => state === "open");
  return (
    <PortalFrame slug={district}>
      <p className="mb-3">
        <a
          href={`/${district}/property?community=${community.id}`}
          className="text-link inline-flex min-h-11 items-center"
        >
          {tpr("public.back", { community: community.name })}
        </a>
      </p>
      <header className="mb-5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-2xl">{name}</h1>
          <StatusBadge status={status} />
        </div>
        {company === null ? null : <p className="mt-1 text-ink-soft">{company}</p>}
      </header>
      <div className="grid gap-5">
        {open === undefined ? null : (
          <Card
            title={tpr("service.ask", { quarter: quarterText(open.period) })}
            note={tpr("service.askNote")}
          >
            <PublicRatingForm
              action={rateService}
              start={idle(newId())}
              district={district}
              id={open.id}
              rated={rated}
              questions={serviceAsked()}
            />
          </Card>
        )}
        <Card title={tpr("service.title")} note={tpr("service.note")}>
          <ServiceResults ratings={ratings} />
        </Card>
      </div>
    </PortalFrame>
  );
}
