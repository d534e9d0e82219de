import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { dashboardOf } from "@/lib/across/dashboards/queries/dashboard";
import { dashboardRoles } from "@/lib/across/dashboards/rules/audience";
import { dashboardHref } from "@/lib/across/dashboards/rules/links";
import { dashboardQuery } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { read } from "@/lib/web/guard";
import { Meanings } from "./_components/meanings";
import { PeriodBar } from "./_components/period-bar";
import { PlaceTable } from "./_components/place-table";
import { Summary } from "./_components/summary";
import { Trend } from "./_components/trend";

const t = messages(words);

export const metadata = { title: words["dashboard.page"] };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = dashboardQuery.safeParse(await searchParams);
  const board = await read(dashboardRoles, async (scope) =>
    query.success ? dashboardOf(scope, query.data.area, query.data) : null,
  );
  if (board === null) notFound();
  const { place, above, period } = board;
  const hrefTo = (area: { id: string }) => dashboardHref({ area: area.id, ...period });

  return (
    <>
      <PageHeader
        title={t("dashboard.title", { place: place.name })}
        crumbs={above.map((area) => ({ href: hrefTo(area), label: area.name }))}
        lead={t("dashboard.asOf", { time: formatDateTime(board.asOf, board.timeZone) })}
        actions={
          <>
            <ButtonLink
              href={dashboardHref({ area: place.id, ...period }, "/dashboard/times")}
              icon="clock"
            >
              {t("times.page")}
            </ButtonLink>
            <ButtonLink
              href={dashboardHref({ area: place.id, ...period }, "/dashboard/units")}
              icon="building"
            >
              {t("units.page")}
            </ButtonLink>
            <ButtonLink href={`/dashboard/hot-spots?area=${place.id}`} icon="pin">
              {t("hotSpots.page")}
            </ButtonLink>
            <ButtonLink href={`/map?area=${place.id}`} icon="map">
              {t("dashboard.toMap")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        <PeriodBar areaId={place.id} period={period} board="/dashboard" />
        {period.fault ? <Notice tone="warn">{t("period.fault")}</Notice> : null}
        <Summary board={board} />
        <PlaceTable board={board} hrefTo={hrefTo} />
        <Trend weeks={board.weeks} to={period.to} />
        <Meanings rates={board.rates} />
      </div>
    </>
  );
}
