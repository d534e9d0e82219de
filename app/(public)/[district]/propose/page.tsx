import { EmptyState } from "@/components/ui/empty-state";
import { buttonClasses } from "@/components/ui/button";
import { councilNear } from "@/lib/affairs/councils/queries/near";
import { placeSteps } from "@/lib/ground/territory/queries";
import { placeId } from "@/lib/ground/territory/schema";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { readPublic } from "@/lib/web/guard";
import { districtOf } from "../../_components/district";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { TopicForm } from "../../_leaves/topic-form";
import { PlaceChooser } from "./_components/place-chooser";
import { sendTopic } from "./actions";

type Props = {
  params: Promise<{ district: string }>;
  searchParams: Promise<{ street?: string | string[]; community?: string | string[] }>;
};

export const metadata = { title: t("propose.title") };

/** 居民提议题: first the place, which says who talks about it, then what it is about. */
export default async function Propose({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await searchParams;
  const street = placeId.safeParse(given.street).data ?? null;
  const chosen = placeId.safeParse(given.community).data ?? null;
  const { streets, communities, place, council } = await readPublic(district, async (scope) => {
    const [first, below] = await placeSteps(scope, street);
    const known = first?.options.find(({ id }) => id === street);
    const under = known === undefined ? [] : (below?.options ?? []);
    const area = under.find(({ id }) => id === chosen) ?? known;
    return {
      streets: first?.options ?? [],
      communities: under,
      place: area,
      council: area === undefined ? null : await councilNear(scope, area.id),
    };
  });
  const { name } = await districtOf(district);
  const again = `/${district}/propose`;
  const chooser = (
    <PlaceChooser
      streets={streets}
      communities={communities}
      chosen={{ street, community: chosen }}
      missing={given.street === ""}
    />
  );
  if (place === undefined || council === null) {
    return (
      <PortalFrame slug={district}>
        <h1 className="text-2xl">{t("propose.title")}</h1>
        <p className="mt-1 mb-5 text-ink-soft">{t("propose.lead")}</p>
        {chooser}
        {place === undefined ? null : (
          <div className="mt-5">
            <EmptyState
              title={t("propose.nobody", { place: place.name })}
              icon="people"
              action={
                <a href={`/${district}/report`} className={buttonClasses({ variant: "primary" })}>
                  {t("portal.report")}
                </a>
              }
            >
              {t("propose.nobodyHint")}
            </EmptyState>
          </div>
        )}
      </PortalFrame>
    );
  }
  return (
    <PortalFrame slug={district}>
      <TopicForm
        action={sendTopic}
        start={idle(newId())}
        district={district}
        districtName={name}
        areaId={place.id}
        again={again}
      >
        <h1 className="text-2xl">{t("propose.title")}</h1>
        <p className="mt-1 text-ink-soft">{t("propose.to", { council: council.name })}</p>
        <div className="mt-4 mb-6">{chooser}</div>
      </TopicForm>
    </PortalFrame>
  );
}
