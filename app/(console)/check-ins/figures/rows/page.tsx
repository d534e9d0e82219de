import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { z } from "zod";
import { rowsAddress } from "@/components/check-ins/figure-tables";
import { parametersOf, type SearchParams } from "@/components/lists/address";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table } from "@/components/ui/table";
import words from "@/lib/ground/check-ins/messages/zh-CN.json";
import { countedRows } from "@/lib/ground/check-ins/queries/figures";
import { figureReaders } from "@/lib/ground/check-ins/rules/figures";
import { messages } from "@/lib/platform/i18n/messages";
import { read } from "@/lib/web/guard";

const t = messages(words);
const parameters = z.object({
  area: z.uuid(),
  kind: z.enum(["members", "units"]).catch("members"),
  after: z.uuid().optional().catch(undefined),
});

export const metadata: Metadata = { title: t("figures.title") };

/** The records that a figure counts, names masked. */
export default async function FigureRows({ searchParams }: { searchParams: SearchParams }) {
  const given = parameters.safeParse(await parametersOf(searchParams, ["area", "kind", "after"]));
  const found = await read(figureReaders, (scope) =>
    given.success
      ? countedRows(scope, {
          areaId: given.data.area,
          kind: given.data.kind,
          after: given.data.after,
        })
      : Promise.resolve(null),
  );
  // Without a figure there is nothing behind it: back to the figures.
  if (!given.success) redirect("/check-ins/figures");
  if (found === null) notFound();
  const { area, kind } = given.data;
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/check-ins", label: t("list.back") },
          { href: "/check-ins/figures", label: t("figures.title") },
        ]}
        title={t(`figures.rows.${kind}`, { place: found.place })}
        lead={t("figures.rows.leadAll")}
      />
      <Card flush>
        <Table
          caption={t(`figures.rows.${kind}`, { place: found.place })}
          rows={found.rows}
          keyOf={({ id }) => id}
          empty={<EmptyState title={t("figures.rows.none")} icon="people" />}
          columns={[
            {
              key: "name",
              head: t(kind === "units" ? "figures.rows.unitName" : "figures.rows.name"),
              title: true,
              cell: ({ name }) => name,
            },
            {
              key: "unit",
              head: t(kind === "units" ? "figures.rows.party" : "figures.rows.unitName"),
              cell: ({ unit }) => unit,
            },
            { key: "place", head: t("figures.place"), cell: ({ place }) => place },
          ]}
        />
      </Card>
      <Pager
        olderHref={
          found.next === null ? undefined : `${rowsAddress(area, kind)}&after=${found.next}`
        }
      />
    </>
  );
}
