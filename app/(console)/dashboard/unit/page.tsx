import { notFound, redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { unitOf } from "@/lib/across/dashboards/queries/units";
import { unitRoles } from "@/lib/across/dashboards/rules/audience";
import { dashboardHref, idleHref, publishedHref } from "@/lib/across/dashboards/rules/links";
import { unitsQuery } from "@/lib/across/dashboards/schema";
import { idleDays } from "@/lib/affairs/tickets/rules/ticket-filter";
import { messages } from "@/lib/platform/i18n/messages";
import { formatDateTime } from "@/lib/platform/i18n/time";
import { read } from "@/lib/web/guard";
import { FigureList } from "../_components/figure-list";
import { PeriodBar } from "../_components/period-bar";

const t = messages(words);
const here = "/dashboard/unit";

export const metadata = { title: words["units.page"] };

/** One unit's figures, for who answers for a place, and for the unit itself. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const asked = await searchParams;
  const query = unitsQuery.safeParse(asked);
  const page = await read(unitRoles, async (scope) =>
    query.success ? unitOf(scope, query.data, query.data) : null,
  );
  if (page === null) {
    // Without a unit there are all of them to choose from.
    if (asked["unit"] === undefined) redirect("/dashboard/units");
    notFound();
  }
  const { unit, place, above, period, asOf, timeZone } = page;
  const toUnits = (area: { id: string }) =>
    dashboardHref({ area: area.id, ...period }, "/dashboard/units");

  return (
    <>
      <PageHeader
        title={place === null ? t("units.own") : t("units.ofUnit", { unit: unit.name })}
        crumbs={[...above, ...(place === null ? [] : [place])].map((area) => ({
          href: toUnits(area),
          label: area.name,
        }))}
        lead={`${place === null ? unit.name : place.name} · ${t("dashboard.asOf", { time: formatDateTime(asOf, timeZone) })}`}
        actions={
          place === null ? (
            <ButtonLink href={publishedHref({})} icon="calendar">
              {t("dashboard.toPublished")}
            </ButtonLink>
          ) : (
            <>
              <ButtonLink href={idleHref(unit.id, place.id)} icon="clock">
                {t("units.idle", { days: idleDays })}
              </ButtonLink>
              <ButtonLink href={toUnits(place)} icon="chart">
                {t("units.toUnits")}
              </ButtonLink>
            </>
          )
        }
      />
      <div className="grid gap-4">
        <PeriodBar
          areaId={place?.id}
          period={period}
          board={here}
          kept={place === null ? {} : { unit: unit.id }}
        />
        {period.fault ? <Notice tone="warn">{t("period.fault")}</Notice> : null}
        <FigureList page={page} />
      </div>
    </>
  );
}
