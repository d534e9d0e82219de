import Link from "next/link";
import { notFound } from "next/navigation";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import { TimeText } from "@/components/ui/time-text";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { hotSpotsOf, type HotSpot, type HotSpots } from "@/lib/across/dashboards/queries/hot-spots";
import { dashboardRoles } from "@/lib/across/dashboards/rules/audience";
import { ticketsHref } from "@/lib/across/dashboards/rules/links";
import { mapQuery } from "@/lib/across/dashboards/schema";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";

const t = messages(words);

export const metadata = { title: words["hotSpots.page"] };

/** 热点: the same kind of matter again and again at one place, for who may act before the next complaint. */
export default async function Page({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const query = mapQuery.safeParse(await searchParams);
  const found = await read(dashboardRoles, async (scope) =>
    query.success ? hotSpotsOf(scope, query.data.area) : null,
  );
  if (found === null) notFound();
  const { place, above, days, least, lines } = found;

  return (
    <>
      <PageHeader
        title={t("hotSpots.title", { place: place.name })}
        crumbs={above.map((area) => ({
          href: `/dashboard/hot-spots?area=${area.id}`,
          label: area.name,
        }))}
        lead={t("hotSpots.lead", { ...days, least })}
        actions={
          <ButtonLink href={`/dashboard?area=${place.id}`} icon="chart">
            {t("units.toBoard")}
          </ButtonLink>
        }
      />
      <Card title={t("hotSpots.card")} note={t("hotSpots.note")} flush>
        <Table
          caption={t("hotSpots.page")}
          columns={columnsFor(found)}
          rows={lines}
          keyOf={({ categoryId, areaId }) => `${categoryId} ${areaId}`}
          empty={<EmptyState title={t("hotSpots.empty")}>{t("hotSpots.emptyAdvice")}</EmptyState>}
        />
      </Card>
    </>
  );
}

function columnsFor({ days }: HotSpots): Column<HotSpot>[] {
  return [
    {
      key: "place",
      head: t("hotSpots.place"),
      title: true,
      cell: ({ area, within, level }) => (
        <span className="grid">
          <span className="font-semibold">{area}</span>
          <span className="text-xs text-ink-faint">
            {[lookup([words], `hotSpots.level.${level}`), within].filter(Boolean).join(" · ")}
          </span>
        </span>
      ),
    },
    { key: "category", head: t("hotSpots.category"), cell: ({ category }) => category },
    {
      key: "count",
      head: t("hotSpots.count"),
      align: "end",
      cell: ({ areaId, area, categoryId, category, count }) => (
        <Link
          href={ticketsHref("registered", areaId, days, categoryId)}
          prefetch={false}
          aria-label={t("hotSpots.link", { place: area, category, count })}
          className="text-link"
        >
          {count}
        </Link>
      ),
    },
    { key: "open", head: t("hotSpots.open"), align: "end", cell: ({ open }) => open },
    {
      key: "act",
      head: t("hotSpots.act"),
      cell: ({ areaId, area, categoryId, category }) => (
        <Link
          href={`/proactive/new?category=${categoryId}&area=${areaId}`}
          prefetch={false}
          aria-label={t("hotSpots.actLink", { place: area, category })}
          className="text-link"
        >
          {t("hotSpots.plan")}
        </Link>
      ),
    },
    {
      key: "latest",
      head: t("hotSpots.latest"),
      cell: ({ latest }) => <TimeText at={latest} />,
    },
  ];
}
