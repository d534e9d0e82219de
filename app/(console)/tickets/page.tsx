import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { LiveList } from "@/components/desk/live-list";
import { RowKeys } from "@/components/desk/row-keys";
import { ActiveFilters } from "@/components/lists/active-filters";
import { countText } from "@/components/lists/count-text";
import { ticketRow } from "@/components/lists/rows";
import { tl } from "@/components/lists/text";
import { ViewBar } from "@/components/lists/view-bar";
import { orWhole, preferredAddress, queryOf } from "@/components/lists/views";
import { TicketTable } from "@/components/tickets/ticket-table";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Tabs } from "@/components/ui/tabs";
import { ticketPage, type TicketPage } from "@/lib/affairs/tickets/queries/list";
import { ticketListOptions } from "@/lib/affairs/tickets/queries/list-options";
import { ticketExportRoles } from "@/lib/affairs/tickets/rules/export";
import {
  filterAddress,
  readTicketFilter,
  searchable,
  ticketGroupNames,
  type TicketFilter,
} from "@/lib/affairs/tickets/rules/ticket-filter";
import { ticketVerbs } from "@/lib/affairs/tickets/rules/workflow";
import { savedViewsOf } from "@/lib/across/desk/queries/saved-views";
import { newId } from "@/lib/platform/core/id";
import { idle } from "@/lib/platform/core/action-state";
import { read } from "@/lib/web/guard";
import { saveViewsOfList } from "../../_lists/actions";
import { ExportButton } from "@/components/lists/export-button";
import { takeOut } from "./_list/actions";
import { activeFilters } from "./_list/filter-words";
import { tk } from "./_list/text";
import { TicketFilters } from "./_list/ticket-filters";

export const metadata: Metadata = { title: tk("title") };

const base = "/tickets";

/** The tickets of the actor's range, filtered by the address. */
export default async function Tickets({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const values = await searchParams;
  const filter = readTicketFilter(values);
  const { page, options, role, saved } = await read(readers, async (scope) => ({
    saved: await savedViewsOf(scope, "tickets"),
    page: await ticketPage(scope, filter),
    options: await ticketListOptions(scope, filter),
    role: scope.actor.role,
  }));
  const preferred = preferredAddress(base, values, saved);
  if (preferred !== null) redirect(preferred);
  const active = activeFilters(filter, options);
  const { before: _before, after: _after, ...conditions } = filter;
  return (
    <>
      <PageHeader
        title={tk("title")}
        meta={
          <span className="text-ink-soft">{tk("count", { count: countText(page.count) })}</span>
        }
        actions={
          <>
            <RowKeys />
            {ticketExportRoles.some((one) => one === role) ? (
              <ExportButton action={takeOut} start={idle(newId())} filter={conditions} />
            ) : null}
            {importRoles.some((one) => one === role) ? (
              <ButtonLink href="/tickets/import" icon="upload">
                {tk("import")}
              </ButtonLink>
            ) : null}
            {ticketVerbs.register.by.some((one) => one === role) ? (
              <ButtonLink href="/tickets/new" variant="primary" icon="plus">
                {tk("register")}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className="grid grid-cols-1 gap-3">
        <TicketFilters filter={filter} options={options} whole={saved.preferred !== null} />
        <ActiveFilters
          filters={active}
          clearHref={orWhole(filterAddress(base, { group: filter.group }), base, saved)}
        />
        <SearchNotice filter={filter} page={page} />
        <div>
          <div className="mb-2 empty:hidden">
            <ViewBar
              list="tickets"
              base={base}
              saved={saved}
              query={queryOf(conditions)}
              action={saveViewsOfList}
            />
          </div>
          <Tabs
            label={tk("tabs")}
            items={tabs(filter).map((tab) => ({ ...tab, href: orWhole(tab.href, base, saved) }))}
          />
          <LiveList
            ids={page.lines.map(({ id }) => id)}
            first={filter.before === undefined && filter.after === undefined}
          />
          <Card flush>
            <TicketTable
              caption={tk("title")}
              now={page.now}
              rows={page.lines.map((line) => ticketRow(line))}
              empty={<Empty narrowed={active.length > 0 || filter.group !== undefined} />}
            />
          </Card>
          <Pager
            summary={
              page.lines.length === 0
                ? undefined
                : tl("pager.summary", {
                    shown: page.lines.length,
                    count: countText(page.count),
                  })
            }
            newerHref={page.after && filterAddress(base, conditions, { after: page.after })}
            olderHref={page.before && filterAddress(base, conditions, { before: page.before })}
          />
        </div>
      </div>
    </>
  );
}

const readers = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
] as const;
const importRoles = ["district_dispatcher", "street_dispatcher"] as const;

/** A tab takes the place of a single status; the other filters stay. */
function tabs(filter: TicketFilter) {
  const to = (group: string | undefined) =>
    filterAddress(base, filter, { group, status: undefined });
  return [
    {
      href: to(undefined),
      label: tl("all"),
      current: filter.group === undefined && filter.status === undefined,
    },
    ...ticketGroupNames.map((group) => ({
      href: to(group),
      label: tk(`group.${group}`),
      current: filter.group === group,
    })),
  ];
}

function SearchNotice({ filter, page }: { filter: TicketFilter; page: TicketPage }) {
  if (filter.q === undefined) return null;
  if (!searchable(filter.q)) {
    return <Notice tone="warn">{tk("search.short", { q: filter.q })}</Notice>;
  }
  return page.searchCut ? <Notice tone="warn">{tk("search.cut", { q: filter.q })}</Notice> : null;
}

function Empty({ narrowed }: { narrowed: boolean }) {
  return narrowed ? (
    <EmptyState
      title={tk("empty")}
      icon="search"
      action={<ButtonLink href={base}>{tk("empty.clear")}</ButtonLink>}
    >
      {tk("empty.hint")}
    </EmptyState>
  ) : (
    <EmptyState title={tk("empty.all")}>{tk("empty.allHint")}</EmptyState>
  );
}
