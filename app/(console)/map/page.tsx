import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { mapView } from "@/lib/across/dashboards/queries/map";
import { mapRoles } from "@/lib/across/dashboards/rules/audience";
import { mapHref } from "@/lib/across/dashboards/rules/links";
import { mapQuery } from "@/lib/across/dashboards/schema";
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
  const view = await read(mapRoles, async (scope) =>
    query.success ? mapView(scope, query.data.area) : null,
  );
  if (view === null) notFound();
  const { place, above } = view;
  const { TILE_URL: url, TILE_ATTRIBUTION: attribution } = webEnv();

  return (
    <>
      <PageHeader
        title={t("map.title", { place: place.name })}
        crumbs={above.map((area) => ({ href: mapHref(area), label: area.name }))}
        actions={
          <ButtonLink href={`/dashboard?area=${place.id}`} icon="chart">
            {t("map.toDashboard")}
          </ButtonLink>
        }
      />
      {/* One explorer for each place: numbers and outlines of the last one must not linger. */}
      <Explorer
        key={`${place.id} ${view.asOf}`}
        view={view}
        tiles={url === "" ? null : { url, attribution }}
      />
    </>
  );
}
