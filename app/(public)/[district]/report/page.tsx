import { reportCategories } from "@/lib/affairs/tickets/queries/public";
import { nearbyOf } from "@/lib/across/walls/queries/public";
import { findPlaces, placeById, placeByTag, placeSteps } from "@/lib/ground/territory/queries";
import { placeId, placeQuery, placeTag } from "@/lib/ground/territory/schema";
import { newId } from "@/lib/platform/core/id";
import { webEnv } from "@/lib/platform/env";
import { Notice } from "@/components/ui/notice";
import { idle } from "@/lib/platform/core/action-state";
import { readPublic } from "@/lib/web/guard";
import { openChannels } from "@/lib/platform/outbox/channels";
import { districtOf } from "../../_components/district";
import { EmergencyHint } from "../../_components/emergency-hint";
import { PortalFrame } from "../../_components/portal-frame";
import { t } from "../../_components/text";
import { followIssue } from "../walls/actions";
import { sendReport } from "./actions";
import { NearbyWithoutScripts } from "./_components/nearby-without-scripts";
import { PlaceWithoutScripts } from "./_components/place-without-scripts";
import { ReportForm } from "./_components/report-form";

type Props = {
  params: Promise<{ district: string }>;
  /**
   * Without scripts the place is chosen first, by address: `q` looks for it, `area` is it. `at` is
   * the code of a place, from its QR code.
   */
  searchParams: Promise<Record<"q" | "area" | "at", string | string[] | undefined>>;
};

export const metadata = { title: t("report.title") };

/** Without scripts nothing is compared; the newest are shown. */
const nearbyMax = 5;

export default async function Report({ params, searchParams }: Props) {
  const { district } = await params;
  const given = await searchParams;
  const query = placeQuery.safeParse(given.q).data;
  const tag = placeTag.safeParse(given.at).data;
  const data = await readPublic(district, async (scope) => {
    const scanned = tag === undefined ? null : await placeByTag(scope, tag);
    const areaId = placeId.safeParse(given.area).data ?? scanned?.id ?? null;
    return {
      categories: await reportCategories(scope),
      steps: await placeSteps(scope, areaId),
      place: scanned ?? (areaId === null ? null : await placeById(scope, areaId)),
      found: query === undefined ? [] : await findPlaces(scope, query),
      nearby: areaId === null ? [] : (await nearbyOf(scope, areaId)).slice(0, nearbyMax),
      ended: given.at !== undefined && scanned === null,
    };
  });
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
        follow={followIssue}
        texting={openChannels().sms}
        tiles={{ url: TILE_URL, attribution: TILE_ATTRIBUTION }}
      >
        <EmergencyHint />
        <h1 className="text-2xl">{t("report.title")}</h1>
        <p className="mt-1 mb-6 text-ink-soft">{t("report.lead")}</p>
        {tag === undefined || data.ended ? null : (
          <p className="-mt-4 mb-6">
            <a
              href={`/${district}/property?at=${tag}`}
              className="text-link inline-flex min-h-11 items-center"
            >
              {t("report.property")}
            </a>
          </p>
        )}
        {data.ended ? (
          <div className="mb-6">
            <Notice tone="warn" title={t("report.codeEnded")}>
              {t("report.codeEndedHint")}
            </Notice>
          </div>
        ) : null}
        <noscript>
          <NearbyWithoutScripts district={district} issues={data.nearby} />
          <PlaceWithoutScripts
            query={query}
            found={data.found}
            steps={data.steps}
            missing={given.area === ""}
          />
        </noscript>
      </ReportForm>
    </PortalFrame>
  );
}
