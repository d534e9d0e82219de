import type { Metadata } from "next";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { tpr } from "@/components/property/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { gridEstates } from "@/lib/affairs/property/queries/grid";
import { estateHeaps, estatePage, type EstateFilter } from "@/lib/affairs/property/queries/list";
import { propertyStatuses } from "@/lib/affairs/property/rules/estates";
import { estateListReaders } from "@/lib/affairs/property/rules/rights";
import { read } from "@/lib/web/guard";
import { EstateFilters } from "./_components/estate-filters";
import { EstateTable } from "./_components/estate-table";
import { GridEstateList } from "./_components/grid-estates";

export const metadata: Metadata = { title: tpr("title") };

const path = "/property";

/** 小区物业: the estates of the own range, who manages them, and what must be thought of. */
export default async function Property({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, [
    "q",
    "status",
    "heap",
    "area",
    "company",
    "after",
  ]);
  const filter: EstateFilter = {
    text: given.q,
    status: propertyStatuses.find((one) => one === given.status),
    heap: estateHeaps.find((one) => one === given.heap),
    areaId: idOf(given.area),
    companyId: idOf(given.company),
    after: idOf(given.after),
  };
  const { page, own } = await read(estateListReaders, async (scope) =>
    scope.actor.role === "grid_worker"
      ? { page: null, own: await gridEstates(scope) }
      : { page: await estatePage(scope, filter), own: [] },
  );
  if (page === null) {
    return (
      <>
        <PageHeader title={tpr("title")} lead={tpr("grid.lead")} />
        <GridEstateList estates={own} />
      </>
    );
  }
  const here = (more: Record<string, string | undefined>) =>
    addressOf(path, {
      q: filter.text,
      status: filter.status,
      heap: filter.heap,
      area: filter.areaId,
      company: filter.companyId,
      ...more,
    });
  return (
    <>
      <PageHeader
        title={tpr("title")}
        lead={tpr("lead")}
        actions={
          page.mayEnter ? (
            <ButtonLink href="/property/add" icon="plus" variant="primary">
              {tpr("enter")}
            </ButtonLink>
          ) : undefined
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <EstateFilters page={page} filter={filter} path={path} />
        <div className="min-w-0">
          <Card flush>
            <EstateTable lines={page.lines} filtered={here({}) !== path} />
          </Card>
          {filter.after === undefined && page.next === null ? null : (
            <Pager
              newerHref={filter.after === undefined ? undefined : here({})}
              olderHref={page.next === null ? undefined : here({ after: page.next })}
            />
          )}
        </div>
      </div>
    </>
  );
}
