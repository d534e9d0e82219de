import type { Metadata } from "next";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ActiveFilters, type ActiveFilter } from "@/components/lists/active-filters";
import { countText } from "@/components/lists/count-text";
import { tcv, tu } from "@/components/units/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { unitPage, type UnitPage } from "@/lib/across/coverage/queries/list";
import { filterParameters, unitFilter } from "@/lib/across/coverage/rules/filter";
import type { UnitFilter } from "@/lib/across/coverage/schema";
import { unitReaders } from "@/lib/ground/units/rules/rights";
import { idle } from "@/lib/platform/core/action-state";
import { newId } from "@/lib/platform/core/id";
import { read } from "@/lib/web/guard";
import { ExportButton } from "@/components/lists/export-button";
import { takeOutUnits } from "./actions";
import { UnitFilters } from "./_components/unit-filters";
import { UnitTable } from "./_components/unit-table";

export const metadata: Metadata = { title: tcv("title") };

const path = "/units";

/** 单位底册: the units of the own range, and what reaches them. */
export default async function Units({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, [...filterParameters, "after"]);
  const filter = unitFilter({ ...given, area: idOf(given.area), host: idOf(given.host) });
  const after = idOf(given.after);
  const page = await read(unitReaders, (scope) => unitPage(scope, { ...filter, after }));
  const kept = {
    q: filter.text,
    area: filter.areaId,
    host: filter.hostId,
    direct: filter.direct === true ? "yes" : undefined,
    type: filter.type,
    group: filter.group,
    coverage: filter.coverage,
    gap: filter.gap,
    operating: filter.operating === undefined ? undefined : filter.operating ? "yes" : "no",
    target: filter.target === true ? "yes" : undefined,
    closed: filter.closed === true ? "yes" : undefined,
  };
  const here = (more: Record<string, string | undefined>) => addressOf(path, { ...kept, ...more });
  return (
    <>
      <PageHeader
        title={tcv("title")}
        lead={tcv("lead")}
        actions={
          <>
            <ButtonLink href={addressOf("/units/blind-spots", { area: filter.areaId })} icon="eye">
              {tcv("blind")}
            </ButtonLink>
            <ExportButton action={takeOutUnits} start={idle(newId())} filter={kept} />
            {page.mayImport ? (
              <ButtonLink href="/units/import" icon="upload">
                {tu("unitImport.title")}
              </ButtonLink>
            ) : null}
            {page.mayEnter ? (
              <ButtonLink href="/units/add" icon="plus" variant="primary">
                {tu("enter")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
        <UnitFilters page={page} filter={filter} kept={kept} path={path} />
        <div className="min-w-0">
          <div className="mb-3 empty:hidden">
            <ActiveFilters filters={narrowed(filter, page, here)} clearHref={path} />
          </div>
          <Card flush title={tcv("list.count", { n: countText(page.count) })}>
            <UnitTable lines={page.lines} filtered={here({}) !== path} />
          </Card>
          {after === undefined && page.next === null ? null : (
            <Pager
              newerHref={after === undefined ? undefined : here({})}
              olderHref={page.next === null ? undefined : here({ after: page.next })}
            />
          )}
        </div>
      </div>
    </>
  );
}

function stateText(operating: boolean): string {
  return tcv(operating ? "detail.operating" : "detail.notOperating");
}

/** What narrows the list, in words. */
function narrowed(
  filter: UnitFilter,
  { place, host }: UnitPage,
  here: (more: Record<string, undefined>) => string,
): ActiveFilter[] {
  const { text, type, group, coverage, gap, operating, target, closed, direct, hostId } = filter;
  const one = (parameter: string, label: string, value: string | undefined): ActiveFilter[] =>
    value === undefined ? [] : [{ label, value, removeHref: here({ [parameter]: undefined }) }];
  return [
    ...one("q", tcv("find"), text),
    ...one("area", tcv("blind.place"), place?.name),
    ...one("host", tcv("filter.host"), hostId && (host?.name ?? tcv("filter.host.outside"))),
    ...one("direct", tcv("filter.direct"), direct === true ? tcv("yes") : undefined),
    ...one("group", tcv("filter.types"), group && tcv(`group.${group}`)),
    ...one("type", tcv("filter.types"), type && tu(`type.${type}`)),
    ...one("coverage", tcv("coverage"), coverage && tcv(`coverage.${coverage}`)),
    ...one("gap", tcv("filter.gaps"), gap && tcv(`gap.${gap}`)),
    ...one(
      "operating",
      tcv("filter.states"),
      operating === undefined ? undefined : stateText(operating),
    ),
    ...one("target", tcv("filter.target"), target === true ? tcv("yes") : undefined),
    ...one("closed", tcv("filter.closed"), closed === true ? tcv("yes") : undefined),
  ];
}
