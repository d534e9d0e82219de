import { reportCategories } from "@/lib/affairs/tickets/queries/public";
import { findPlaces, placeById, placeSteps } from "@/lib/ground/territory/queries";
import { placeId, placeQuery } from "@/lib/ground/territory/schema";
import { newId } from "@/lib/platform/core/id";
import { webEnv } from "@/lib/platform/env";
import { idle } from "@/lib/platform/core/action-state";
import { readPublic } from "@/lib/web/guard";
import { openChannels } from "@/lib/platform/outbox/channels";
import { districtOf } from "../../_components/district";
import { EmergencyHint } from "../../_components/emergency-hint";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { sendReport } from "./actions";
import { PlaceWithoutScripts } from "./_components/place-without-scripts";
import { ReportForm } from "./_components/report-form";

type Props = {
  params: Promise<{ district: string }>;
  /** Without scripts the place is chosen first, by address: `q` looks for it, `area` is it. */
  searchParams: Promise<{ q?: string | string[]; area?: string | string[] }>;
};

export const metadata = { title: t("report.title") };

export default async function Report({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await searchParams;
  const query = placeQuery.safeParse(given.q).data;
  const areaId = placeId.safeParse(given.area).data ?? null;
  const data = await readPublic(district, async (scope) => ({
    categories: await reportCategories(scope),
    steps: await placeSteps(scope, areaId),
    place: areaId === null ? null : await placeById(scope, areaId),
    found: query === undefined ? [] : await findPlaces(scope, query),
  }));
  const { name } = await districtOf(district);
  const { TILE_URL, TILE_ATTRIBUTION } = webEnv();
  return (
    <PortalFrame slug={district} current="report">
      <ReportForm
        action={sendReport}
        start={idle(newId())}
        district={district}
        districtName={name}
        categories={data.categories}
        streets={data.steps[0]?.options ?? []}
        place={data.place}
        texting={openChannels().sms}
        tiles={{ url: TILE_URL, attribution: TILE_ATTRIBUTION }}
      >
        <EmergencyHint />
        <h1 className="text-2xl">{t("report.title")}</h1>
        <p className="mt-1 mb-6 text-ink-soft">{t("report.lead")}</p>
        <noscript>
          <PlaceWithoutScripts query={query} found={data.found} steps={data.steps} />
        </noscript>
      </ReportForm>
    </PortalFrame>
  );
}
