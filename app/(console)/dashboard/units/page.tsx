import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { unitsOf } from "@/lib/across/dashboards/queries/units";
import { dashboardRoles } from "@/lib/across/dashboards/rules/audience";
import { dashboardHref, publishedHref } from "@/lib/across/dashboards/rules/links";
import { unitViewNames } from "@/lib/across/dashboards/rules/unit-figures";
import { unitsQuery } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { read } from "@/lib/web/guard";
import { DeskFigures } from "../_components/desk-figures";
import { PeriodBar } from "../_components/period-bar";
import { UnitTable } from "../_components/unit-table";

const t = messages(words);
const here = "/dashboard/units";

export const metadata = { title: words["units.page"] };

/** 单位数字: department by department, of one place and period. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = unitsQuery.safeParse(await searchParams);
  const board = await read(dashboardRoles, async (scope) =>
    query.success ? unitsOf(scope, query.data.area, query.data) : null,
  );
  if (board === null) notFound();
  const { place, above, period, asOf, timeZone } = board;
  const view = query.data?.view ?? "handling";

  return (
    <>
      <PageHeader
        title={t("units.title", { place: place.name })}
        crumbs={above.map((area) => ({
          href: dashboardHref({ area: area.id, ...period }, here, { view }),
          label: area.name,
        }))}
        lead={`${t("units.lead")} · ${t("dashboard.asOf", { time: formatDateTime(asOf, timeZone) })}`}
        actions={
          <>
            {board.seesExclusions ? (
              <>
                <ButtonLink href="/dashboard/exclusions" icon="filter">
                  {t("dashboard.toExclusions")}
                </ButtonLink>
                <ButtonLink
                  href={publishedHref(place.level === "community" ? {} : { area: place.id })}
                  icon="calendar"
                >
                  {t("dashboard.toPublished")}
                </ButtonLink>
              </>
            ) : null}
            <ButtonLink href={dashboardHref({ area: place.id, ...period })} icon="chart">
              {t("units.toBoard")}
            </ButtonLink>
          </>
        }
      />
      <div className="grid gap-4">
        <PeriodBar areaId={place.id} period={period} board={here} kept={{ view }} />
        {period.fault ? <Notice tone="warn">{t("period.fault")}</Notice> : null}
        <DeskFigures board={board} />
        <div>
          <Tabs
            label={t("units.view")}
            items={unitViewNames.map((name) => ({
              href: dashboardHref({ area: place.id, ...period }, here, { view: name }),
              label: t(`units.view.${name}`),
              current: name === view,
            }))}
          />
          <div className="mt-3">
            <UnitTable board={board} view={view} />
          </div>
        </div>
      </div>
    </>
  );
}
