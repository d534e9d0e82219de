import { ServiceResults } from "@/components/property/service-results";
import { tpr } from "@/components/property/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { EstateDetail } from "@/lib/affairs/property/queries/detail";

/** 物业服务评价 by residents; whoever keeps the estate may propose a well-rated company as a member unit. */
export function ServiceCard({ estate, slug }: { estate: EstateDetail; slug: string }) {
  const { id, status, company, ratings, wellRated, may } = estate;
  if (status !== "company" && ratings.length === 0) return null;
  return (
    <Card
      title={tpr("service.title")}
      note={tpr("service.note")}
      actions={
        <ButtonLink href={`/${slug}/property/${id}`} size="sm">
          {tpr("service.page")}
        </ButtonLink>
      }
    >
      <div className="grid gap-4">
        {wellRated && may.keep && company !== null ? (
          <Notice
            tone="ok"
            title={tpr("propose.title")}
            actions={
              <ButtonLink href={`/councils?unit=${company.id}`} size="sm">
                {tpr("propose")}
              </ButtonLink>
            }
          >
            {tpr("propose.hint")}
          </Notice>
        ) : null}
        <ServiceResults ratings={ratings} />
      </div>
    </Card>
  );
}
