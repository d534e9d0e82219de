import { notFound } from "next/navigation";
import { partyMarks } from "@/components/party/map-marks";
import { PartyOnMap } from "@/components/party/party-on-map";
import { tg } from "@/components/party/text";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
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
import { Explorer } from "./_components/explorer";

const t = messages(words);

export const metadata = { title: words["map.page"] };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = mapQuery.safeParse(await searchParams);
  const { view, parties, mayShow } = await read(mapRoles, async (scope) => {
    const found = query.success ? await mapView(scope, query.data.area) : null;
    const responsible = partyReaders.some((role) => role === scope.actor.role);
    const on = responsible && query.data?.party === "1" && found !== null;
    return {
      view: found,
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

  return (
    <>
      <PageHeader
        title={t("map.title", { place: place.name })}
        crumbs={above.map((area) => ({ href: mapHref(area, parties !== null), label: area.name }))}
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
            <ButtonLink href={`/dashboard?area=${place.id}`} icon="chart">
              {t("map.toDashboard")}
            </ButtonLink>
          </>
        }
      />
      {/* One explorer for each place: numbers and outlines of the last one must not linger. */}
      <Explorer
        key={`${place.id} ${view.asOf}`}
        view={view}
        marks={parties === null ? null : partyMarks(parties)}
        beside={parties === null ? null : <PartyOnMap areas={view.rows} parties={parties} />}
        tiles={url === "" ? null : { url, attribution }}
      />
    </>
  );
}
