import type { Metadata } from "next";
import { DimensionTables } from "@/components/co-building/dimension-table";
import { tco } from "@/components/co-building/text";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { FilterEntry, FilterGroup } from "@/components/lists/filter-group";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { noTag } from "@/lib/affairs/co-building/queries/board";
import { dimensionReport } from "@/lib/affairs/co-building/queries/dimension-report";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";
import { SetList } from "./_components/set-list";

export const metadata: Metadata = { title: tco("dimensions") };

const path = "/co-building/dimensions";

/** 按维度看: how many projects carry each of 六联、七联, each figure with its rows; the district words the lists here. */
export default async function Dimensions({ searchParams }: { searchParams: SearchParams }) {
  const { area } = await parametersOf(searchParams, ["area"]);
  const report = await read(coBuildingReaders, (scope) => dimensionReport(scope, idOf(area)));
  const { place, places, lists } = report;
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/co-building?list=projects", label: tco("title") }]}
        title={tco("dimensions")}
        lead={tco("dimensions.lead")}
        actions={
          <ButtonLink href={addressOf(`${path}/print`, { area: place.id })} icon="print">
            {tco("dimensions.print")}
          </ButtonLink>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <FilterGroup label={tco("dimensions.place")}>
          <FilterEntry
            href={path}
            label={tco("filter.everywhere")}
            current={place.id === undefined}
          />
          {places.map(({ id, name }) => (
            <FilterEntry
              key={id}
              href={addressOf(path, { area: id })}
              label={name}
              current={place.id === id}
            />
          ))}
        </FilterGroup>
        <div className="grid min-w-0 gap-4">
          <DimensionTables report={report} noTag={noTag} areaId={place.id} />
          {lists?.map((set) => (
            <SetList key={set.key} set={set} />
          ))}
        </div>
      </div>
    </>
  );
}
