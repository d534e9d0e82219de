import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { timesOf } from "@/lib/across/dashboards/queries/times";
import { dashboardRoles } from "@/lib/across/dashboards/rules/audience";
import { dashboardHref } from "@/lib/across/dashboards/rules/links";
import { dashboardQuery } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { read } from "@/lib/web/guard";
import { PeriodBar } from "../_components/period-bar";
import { TimesTable } from "../_components/times-table";

const t = messages(words);
const here = "/dashboard/times";

export const metadata = { title: words["times.page"] };

export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = dashboardQuery.safeParse(await searchParams);
  const board = await read(dashboardRoles, async (scope) =>
    query.success ? timesOf(scope, query.data.area, query.data) : null,
  );
  if (board === null) notFound();
  const { place, above, period, asOf, timeZone } = board;

  return (
    <>
      <PageHeader
        title={t("times.title", { place: place.name })}
        crumbs={above.map((area) => ({
          href: dashboardHref({ area: area.id, ...period }, here),
          label: area.name,
        }))}
        lead={`${t("times.lead")} · ${t("dashboard.asOf", { time: formatDateTime(asOf, timeZone) })}`}
        actions={
          <ButtonLink href={dashboardHref({ area: place.id, ...period })} icon="chart">
            {t("times.toBoard")}
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        <PeriodBar areaId={place.id} period={period} board={here} />
        {period.fault ? <Notice tone="warn">{t("period.fault")}</Notice> : null}
        <TimesTable board={board} />
      </div>
    </>
  );
}
