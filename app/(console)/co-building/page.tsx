import type { Metadata } from "next";
import { NeedItem, ProjectItem, ResourceItem } from "@/components/co-building/lines";
import { tco } from "@/components/co-building/text";
import { WaitingLines } from "@/components/co-building/waiting-lines";
import { addressOf, idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import {
  board,
  lists,
  type Board,
  type BoardFilter,
} from "@/lib/affairs/co-building/queries/board";
import {
  kinds,
  levels,
  needStatuses,
  resourceStatuses,
} from "@/lib/affairs/co-building/rules/kinds";
import { projectStatuses } from "@/lib/affairs/co-building/rules/projects";
import { coBuildingReaders } from "@/lib/affairs/co-building/rules/rights";
import { read } from "@/lib/web/guard";
import { BoardFigures } from "./_components/board-figures";
import { BoardFilters } from "./_components/board-filters";

export const metadata: Metadata = { title: tco("title") };

const path = "/co-building";

/** 共驻共建: who needs what, who can give what, and the projects that come of it. */
export default async function CoBuilding({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, [
    "list",
    "q",
    "kind",
    "level",
    "status",
    "tag",
    "area",
    "of",
    "after",
  ]);
  const filter: BoardFilter = {
    list: [...lists, "waiting" as const].find((one) => one === given.list) ?? "needs",
    text: given.q,
    kind: kinds.find((one) => one === given.kind),
    level: levels.find((one) => one === given.level),
    status: statuses.find((one) => one === given.status),
    tag: given.tag,
    areaId: idOf(given.area),
    organizationId: idOf(given.of),
    after: idOf(given.after),
  };
  const { district, ...page } = await read(coBuildingReaders, async (scope) => ({
    ...(await board(scope, filter)),
    district: scope.actor.tenant.name,
  }));
  const here = (more: Record<string, string | undefined>) =>
    addressOf(path, { ...parametersFor(filter), ...more });
  return (
    <>
      <PageHeader
        title={tco("title")}
        lead={tco("lead")}
        actions={<Enter page={page} list={filter.list} />}
      />
      <BoardFigures figures={page.figures} district={district} path={path} areaId={filter.areaId} />
      <div className="mt-4">
        <Tabs
          label={tco("title")}
          items={[
            ...lists.map((list) => ({
              href: addressOf(path, { list, area: filter.areaId, of: filter.organizationId }),
              label: tco(`list.${list}`),
              current: filter.list === list,
            })),
            ...(page.waiting === null
              ? []
              : [
                  {
                    href: addressOf(path, { list: "waiting" }),
                    label: tco("list.waiting"),
                    count: page.waiting.count,
                    current: filter.list === "waiting",
                  },
                ]),
          ]}
        />
      </div>
      {filter.list === "waiting" ? (
        <Waits page={page} />
      ) : (
        <div className="mt-4 grid items-start gap-4 lg:grid-cols-[18rem_minmax(0,1fr)]">
          <BoardFilters page={page} filter={filter} path={path} />
          <div className="min-w-0">
            <Card flush>
              <Lines page={page} filter={filter} />
            </Card>
            {filter.after === undefined && page.next === null ? null : (
              <Pager
                newerHref={filter.after === undefined ? undefined : here({})}
                olderHref={page.next === null ? undefined : here({ after: page.next })}
              />
            )}
          </div>
        </div>
      )}
    </>
  );
}

/** 等我处理: what waits for the own office, whatever list it is of. */
function Waits({ page: { waiting } }: { page: Board }) {
  const lines = waiting?.lines ?? [];
  const more = (waiting?.count ?? 0) > lines.length;
  return (
    <div className="mt-4 grid gap-3">
      {more ? <Notice tone="info" title={tco("waiting.more", { n: lines.length })} /> : null}
      <Card flush>
        {lines.length === 0 ? (
          <EmptyState title={tco("empty.waiting")} icon="checkCircle">
            {tco("waiting.noneHint")}
          </EmptyState>
        ) : (
          <ul className="divide-y">
            <WaitingLines lines={lines} base={path} />
          </ul>
        )}
      </Card>
    </div>
  );
}

const statuses = [...needStatuses, ...resourceStatuses, ...projectStatuses, "standing"] as const;

function parametersFor(filter: BoardFilter) {
  const { list, text, kind, level, status, tag, areaId, organizationId } = filter;
  return { list, q: text, kind, level, status, tag, area: areaId, of: organizationId };
}

function Enter({ page: { may }, list }: { page: Board; list: BoardFilter["list"] }) {
  return (
    <>
      <ButtonLink href="/co-building/agreements" icon="document">
        {tco("agreements")}
      </ButtonLink>
      {may.enter ? (
        <>
          <ButtonLink href="/co-building/needs/add" icon="plus">
            {tco("enter.need")}
          </ButtonLink>
          <ButtonLink href="/co-building/resources/add" icon="plus">
            {tco("enter.resource")}
          </ButtonLink>
        </>
      ) : null}
      {may.plan ? (
        <ButtonLink href="/co-building/projects/add" icon="plus">
          {tco("plan")}
        </ButtonLink>
      ) : null}
      {list === "projects" ? (
        <ButtonLink href="/co-building/dimensions">{tco("dimensions.open")}</ButtonLink>
      ) : null}
      {may.import && list !== "needs" ? (
        <ButtonLink href={`/co-building/${list}/import`} icon="upload">
          {tco("coImport.open")}
        </ButtonLink>
      ) : null}
    </>
  );
}

function Lines({
  page: { needs, resources, projects },
  filter,
}: {
  page: Board;
  filter: BoardFilter;
}) {
  if (needs.length + resources.length + projects.length === 0) {
    return (
      <EmptyState title={tco(`empty.${filter.list}`)} icon="inbox">
        {tco("empty.hint")}
      </EmptyState>
    );
  }
  return (
    <ul className="divide-y">
      {needs.map((need) => (
        <NeedItem key={need.id} need={need} base={path} />
      ))}
      {resources.map((resource) => (
        <ResourceItem key={resource.id} resource={resource} base={path} />
      ))}
      {projects.map((project) => (
        <ProjectItem key={project.id} project={project} base={path} />
      ))}
    </ul>
  );
}
