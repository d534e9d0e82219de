import { notFound, redirect } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { casesOf } from "@/lib/across/dashboards/queries/unit-rows";
import { unitRoles } from "@/lib/across/dashboards/rules/audience";
import { dashboardHref } from "@/lib/across/dashboards/rules/links";
import { unitsQuery } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";
import { CaseTable } from "../_components/case-table";

const t = messages(words);

export const metadata = { title: words["cases.page"] };

/** The very cases that one count of the units' figures is made of. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = unitsQuery.safeParse(await searchParams);
  const count = query.data?.count;
  const found = await read(unitRoles, async (scope) =>
    query.success && count !== undefined
      ? casesOf(scope, { ...query.data, count }, query.data)
      : null,
  );
  // Behind no count there are no cases, but the counts to choose from.
  if (count === undefined) redirect("/dashboard/unit");
  if (found === null) notFound();
  const { unit, place, period, lines, cut } = found;
  const back =
    unit === null
      ? dashboardHref({ area: place?.id, ...period }, "/dashboard/units")
      : dashboardHref(
          { area: place?.id, ...period },
          "/dashboard/unit",
          place === null ? {} : { unit: unit.id },
        );

  return (
    <>
      <PageHeader
        title={t(`count.${count}`)}
        meta={<span className="text-ink-soft">{t("cases.count", { count: countOf(found) })}</span>}
        lead={[unit?.name ?? t("cases.allUnits"), place?.name, `${period.from} – ${period.to}`]
          .filter(Boolean)
          .join(" · ")}
        actions={
          <ButtonLink href={back} icon="chart">
            {t("cases.back")}
          </ButtonLink>
        }
      />
      <div className="grid gap-4">
        {cut ? <Notice tone="info">{t("cases.cut", { max: lines.length })}</Notice> : null}
        <Card flush>
          <CaseTable found={found} />
        </Card>
      </div>
    </>
  );
}

function countOf({ lines, cut }: { lines: readonly unknown[]; cut: boolean }): string {
  return cut ? `${String(lines.length)}+` : String(lines.length);
}
