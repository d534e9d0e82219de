import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LiveList } from "@/components/desk/live-list";
import { RowKeys } from "@/components/desk/row-keys";
import { ActiveFilters } from "@/components/lists/active-filters";
import { countText } from "@/components/lists/count-text";
import { assignmentRow } from "@/components/lists/rows";
import { Shares } from "@/components/lists/shares";
import { tl } from "@/components/lists/text";
import { ViewBar } from "@/components/lists/view-bar";
import { orWhole, preferredAddress, queryOf } from "@/components/lists/views";
import { AssignmentTable } from "@/components/tickets/ticket-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { assignmentPage } from "@/lib/affairs/tickets/queries/assignments-list";
import {
  assignmentGroupNames,
  assignmentShares,
  readAssignmentFilter,
  type AssignmentFilter,
} from "@/lib/affairs/tickets/rules/assignment-filter";
import { assignmentExportRoles } from "@/lib/affairs/tickets/rules/export";
import { filterAddress } from "@/lib/affairs/tickets/rules/ticket-filter";
import { savedViewsOf } from "@/lib/across/desk/queries/saved-views";
import { newId } from "@/lib/platform/core/id";
import { idle } from "@/lib/platform/core/action-state";
import { read } from "@/lib/web/guard";
import { saveViewsOfList } from "../../_lists/actions";
import { ExportButton } from "@/components/lists/export-button";
import { takeOnListed, takeOut } from "./_list/actions";
import { activeFilters, AssignmentFilters, base } from "./_list/assignment-filters";
import { ta } from "./_list/text";

export const metadata: Metadata = { title: ta("title") };

/** What was sent to the actor's organization, filtered by the address. */
export default async function Assignments({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const values = await searchParams;
  const filter = readAssignmentFilter(values);
  const { page, saved } = await read(assignmentExportRoles, async (scope) => ({
    page: await assignmentPage(scope, filter),
    saved: await savedViewsOf(scope, "assignments"),
  }));
  const preferred = preferredAddress(base, values, saved);
  if (preferred !== null) redirect(preferred);
  const active = activeFilters(filter);
  const { before: _before, after: _after, ...conditions } = filter;
  const count = countText(page.count);
  return (
    <>
      <PageHeader
        title={ta("title")}
        meta={<span className="text-ink-soft">{ta("count", { count })}</span>}
        actions={
          <>
            <RowKeys takes={page.lines.some(({ takeable }) => takeable)} />
            <ExportButton action={takeOut} start={idle(newId())} filter={conditions} />
          </>
        }
      />
      <div className="grid grid-cols-1 gap-3">
        <AssignmentFilters filter={filter} whole={saved.preferred !== null} />
        <ActiveFilters
          filters={active}
          clearHref={orWhole(
            filterAddress(base, { group: filter.group, whose: filter.whose }),
            base,
            saved,
          )}
        />
        <div>
          <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
            <Shares
              label={ta("whose")}
              items={[undefined, ...assignmentShares].map((whose) => ({
                href: orWhole(filterAddress(base, filter, { whose }), base, saved),
                label: ta(`whose.${whose ?? "all"}`),
                current: whose === filter.whose,
              }))}
            />
            <ViewBar
              list="assignments"
              base={base}
              saved={saved}
              query={queryOf(conditions)}
              action={saveViewsOfList}
            />
          </div>
          <Tabs
            label={ta("tabs")}
            items={tabs(filter).map((tab) => ({ ...tab, href: orWhole(tab.href, base, saved) }))}
          />
          <LiveList
            ids={page.lines.map(({ id }) => id)}
            first={filter.before === undefined && filter.after === undefined}
          />
          <Card flush>
            <AssignmentTable
              caption={ta("title")}
              now={page.now}
              takeOn={takeOnListed}
              rows={page.lines.map((line) => assignmentRow(line))}
              empty={
                <Empty
                  whose={filter.whose}
                  narrowed={active.length > 0 || filter.group !== undefined}
                />
              }
            />
          </Card>
          <Pager
            summary={
              page.lines.length === 0
                ? undefined
                : tl("pager.summary", { shown: page.lines.length, count })
            }
            newerHref={page.after && filterAddress(base, conditions, { after: page.after })}
            olderHref={page.before && filterAddress(base, conditions, { before: page.before })}
          />
        </div>
      </div>
    </>
  );
}

function tabs(filter: AssignmentFilter) {
  return [
    {
      href: filterAddress(base, filter, { group: undefined }),
      label: tl("all"),
      current: filter.group === undefined,
    },
    ...assignmentGroupNames.map((group) => ({
      href: filterAddress(base, filter, { group }),
      label: ta(`group.${group}`),
      current: filter.group === group,
    })),
  ];
}

function Empty({ whose, narrowed }: { whose: AssignmentFilter["whose"]; narrowed: boolean }) {
  if (whose !== undefined && !narrowed) {
    return <EmptyState title={ta(`empty.${whose}`)}>{ta(`empty.${whose}Hint`)}</EmptyState>;
  }
  return narrowed ? (
    <EmptyState
      title={ta("empty")}
      icon="search"
      action={<ButtonLink href={base}>{ta("empty.clear")}</ButtonLink>}
    >
      {ta("empty.hint")}
    </EmptyState>
  ) : (
    <EmptyState title={ta("empty.all")}>{ta("empty.allHint")}</EmptyState>
  );
}
