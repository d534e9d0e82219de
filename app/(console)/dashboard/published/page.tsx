import { notFound } from "next/navigation";
import { ExclusionLines } from "@/components/tickets/exclusion-lines";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Tabs } from "@/components/ui/tabs";
import { fullTime } from "@/components/ui/time-words";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { publishedFigures } from "@/lib/across/dashboards/queries/published";
import { publishedRoles } from "@/lib/across/dashboards/rules/audience";
import { dashboardHref, publishedHref } from "@/lib/across/dashboards/rules/links";
import { unitViewNames } from "@/lib/across/dashboards/rules/unit-figures";
import { publishedQuery, type PublishedBoard } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { PublishedTable } from "../_components/published-table";

const t = messages(words);

export const metadata = { title: words["published.page"] };

/** 已公布的数字: a month as it was published, and what was corrected since. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = publishedQuery.safeParse(await searchParams);
  const board = await read(publishedRoles, async (scope) =>
    query.success ? publishedFigures(scope, query.data) : null,
  );
  if (board === null) notFound();
  const { place, above, months, figures } = board;
  const view = query.data?.view ?? "handling";
  const at = place === null ? {} : { area: place.id };

  return (
    <>
      <PageHeader
        title={place === null ? t("published.own") : t("published.title", { place: place.name })}
        crumbs={above.map((area) => ({
          href: publishedHref({
            area: area.id,
            ...(figures === null ? {} : { month: figures.month }),
          }),
          label: area.name,
        }))}
        lead={
          figures === null
            ? undefined
            : t("published.lead", {
                month: figures.month.slice(0, 7),
                at: fullTime(figures.at),
                by: figures.by,
              })
        }
        actions={<Now board={board} />}
      />
      {figures === null ? (
        <Card>
          <EmptyState icon="chart" title={t("published.none")}>
            {t("published.noneAdvice")}
          </EmptyState>
        </Card>
      ) : (
        <div className="grid gap-4">
          <Tabs
            label={t("published.months")}
            items={months.map((month) => ({
              href: publishedHref({ month, view, ...at }),
              label: month.slice(0, 7),
              current: month === figures.month,
            }))}
          />
          {figures.kept === null ? (
            <Card>
              <EmptyState icon="chart" title={t("published.notKept")}>
                {t("published.notKeptAdvice")}
              </EmptyState>
            </Card>
          ) : (
            <>
              <div>
                <Tabs
                  label={t("units.view")}
                  items={unitViewNames.map((name) => ({
                    href: publishedHref({ month: figures.month, view: name, ...at }),
                    label: t(`units.view.${name}`),
                    current: name === view,
                  }))}
                />
                <div className="mt-3">
                  <PublishedTable kept={figures.kept} view={view} />
                </div>
              </div>
              {board.seesReasons ? (
                <Card title={t("published.corrections")} note={t("published.correctionsNote")}>
                  <ExclusionLines
                    lines={figures.kept.corrections}
                    empty={t("published.correctionsNone")}
                  />
                </Card>
              ) : null}
            </>
          )}
        </div>
      )}
    </>
  );
}

/** The figures of the same days as they stand now, and what was corrected in them. */
function Now({ board: { place, figures } }: { board: PublishedBoard }) {
  if (figures === null || figures.kept === null) return null;
  const days = { area: place?.id, kind: "custom" as const, ...figures.kept.days };
  return (
    <>
      {figures.kept.rows.some(({ now }) => now.corrected > 0) ? (
        <ButtonLink href={dashboardHref(days, "/dashboard/cases", { count: "corrected" })}>
          {t("count.corrected")}
        </ButtonLink>
      ) : null}
      <ButtonLink
        href={dashboardHref(days, place === null ? "/dashboard/unit" : "/dashboard/units")}
        icon="chart"
      >
        {t("published.toNow")}
      </ButtonLink>
    </>
  );
}
