import { notFound } from "next/navigation";
import { partyMarks } from "@/components/party/map-marks";
import { PartyOnMap } from "@/components/party/party-on-map";
import { tg } from "@/components/party/text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { tcv } from "@/components/units/text";
import { blindLayer } from "@/lib/across/coverage/queries/map";
import { blindHref, hasLayer } from "@/lib/across/coverage/rules/layer";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { mapView } from "@/lib/across/dashboards/queries/map";
import { mapRoles } from "@/lib/across/dashboards/rules/audience";
import { mapHref } from "@/lib/across/dashboards/rules/links";
import { mapQuery } from "@/lib/across/dashboards/schema";
import { partyMappedTo } from "@/lib/ground/party/queries/map";
import { partyReaders } from "@/lib/ground/party/rules/rights";
import { webEnv } from "@/lib/platform/env";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { BlindExplorer } from "./_components/blind-explorer";
import { Explorer } from "./_components/explorer";

const t = messages(words);

export const metadata = { title: words["map.page"] };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = mapQuery.safeParse(await searchParams);
  const { view, parties, blind, mayShow } = await read(mapRoles, async (scope) => {
    const found = query.success ? await mapView(scope, query.data.area) : null;
    const responsible = partyReaders.some((role) => role === scope.actor.role);
    const blind =
      query.data?.layer === "blind" && found !== null ? await blindLayer(scope, found) : null;
    const on = responsible && query.data?.party === "1" && found !== null && blind === null;
    return {
      view: found,
      blind,
      mayShow: responsible,
      parties: on
        ? await partyMappedTo(
            scope,
            found.rows.map(({ id }) => id),
          )
        : null,
    };
  });
  if (view === null) notFound();
  const { place, above } = view;
  const { TILE_URL: url, TILE_ATTRIBUTION: attribution } = webEnv();
  const source = url === "" ? null : { url, attribution };

  return (
    <>
      <PageHeader
        title={t("map.title", { place: place.name })}
        crumbs={above.map((area) => ({
          href: blind === null ? mapHref(area, parties !== null) : blindHref(area),
          label: area.name,
        }))}
        actions={
          <>
            {mayShow ? (
              <ButtonLink
                href={`/map?area=${place.id}${parties === null ? "&party=1" : ""}`}
                icon="map"
              >
                {tg(parties === null ? "map.show" : "map.hide")}
              </ButtonLink>
            ) : null}
            {mayShow && hasLayer(place) ? (
              <ButtonLink href={blind === null ? blindHref(place) : mapHref(place)} icon="eye">
                {tcv(blind === null ? "map.show" : "map.hide")}
              </ButtonLink>
            ) : null}
            <ButtonLink href={`/dashboard?area=${place.id}`} icon="chart">
              {t("map.toDashboard")}
            </ButtonLink>
          </>
        }
      />
      {/* One explorer for each place: numbers and outlines of the last one must not linger. */}
      {blind === null ? (
        <Explorer
          key={`${place.id} ${view.asOf}`}
          view={view}
          marks={parties === null ? null : partyMarks(parties)}
          beside={parties === null ? null : <PartyOnMap areas={view.rows} parties={parties} />}
          tiles={source}
        />
      ) : (
        <BlindExplorer key={`blind ${place.id}`} place={place} layer={blind} tiles={source} />
      )}
    </>
  );
}
