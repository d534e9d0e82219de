import type { Metadata } from "next";
import Link from "next/link";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { RequestKindBadge, RequestStatusBadge } from "@/components/service/request-badges";
import { ServiceTabs } from "@/components/service/service-tabs";
import { tsv } from "@/components/service/text";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { TimeText } from "@/components/ui/time-text";
import { requestFigures } from "@/lib/affairs/service/queries/request-figures";
import {
  requestFilter,
  requestPage,
  type RequestLine,
} from "@/lib/affairs/service/queries/request-list";
import {
  may,
  requestCollectors,
  requestKinds,
  requestReaders,
  requestStatuses,
} from "@/lib/affairs/service/rules/requests";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tsv("wish.title") };

const path = "/service/requests";

/** 点单与微心愿 of the own range, by what must be done with them. */
export default async function Requests({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["kind", "status", "waiting", "before"]);
  const filter = requestFilter.parse(given);
  const { page, figures, collects } = await read(requestReaders, async (scope) => ({
    page: await requestPage(scope, filter),
    figures: await requestFigures(scope),
    collects: may(scope.actor, requestCollectors).ok,
  }));
  const at = (changes: Record<string, string | undefined>) =>
    addressOf(path, { kind: filter.kind, ...changes });
  return (
    <>
      <PageHeader
        title={tsv("wish.title")}
        lead={tsv("wish.lead")}
        actions={
          collects ? (
            <ButtonLink href={`${path}/new`} variant="primary" icon="edit">
              {tsv("wish.new")}
            </ButtonLink>
          ) : undefined
        }
      />
      <ServiceTabs current="requests" />
      <div className="flex flex-wrap items-center gap-2">
        {[undefined, ...requestKinds].map((kind) => (
          <ButtonLink
            key={kind ?? "all"}
            size="sm"
            variant={kind === filter.kind ? "primary" : "secondary"}
            href={addressOf(path, { kind, status: filter.status, waiting: filter.waiting })}
          >
            {kind === undefined ? tsv("wish.all") : tsv(`wish.kind.${kind}`)}
          </ButtonLink>
        ))}
        <p className="text-sm text-ink-soft tabular-nums" title={tsv("wish.figures.hint")}>
          {tsv("wish.figures", { ...figures })}
        </p>
      </div>
      <div className="mt-3">
        <Tabs
          label={tsv("wish.tabs")}
          items={[
            {
              href: at({}),
              label: tsv("wish.all"),
              current: filter.status === undefined && filter.waiting === undefined,
            },
            ...requestStatuses.map((status) => ({
              href: at({ status }),
              label: tsv(`wish.status.${status}`),
              current: filter.status === status,
            })),
            {
              href: at({ waiting: "1" }),
              label: tsv("wish.waiting"),
              current: filter.waiting !== undefined,
            },
          ]}
        />
      </div>
      <Card flush>
        <Table
          caption={tsv("wish.title")}
          columns={columns(page.now)}
          rows={page.lines}
          keyOf={(line) => line.id}
          markOf={(line) => line.status === "submitted" || line.status === "done"}
          empty={
            <EmptyState title={tsv("wish.none")} icon="people">
              {tsv("wish.none.hint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager
        olderHref={
          page.before === null
            ? undefined
            : at({ status: filter.status, waiting: filter.waiting, before: page.before })
        }
      />
    </>
  );
}

function columns(now: string): Column<RequestLine>[] {
  return [
    {
      key: "title",
      head: tsv("wish.col.title"),
      title: true,
      cell: (line) => (
        <span className="flex flex-wrap items-center gap-2">
          <Link
            href={`${path}/${line.id}`}
            prefetch={false}
            className="font-semibold text-action hover:underline"
          >
            {line.title}
          </Link>
          <RequestKindBadge kind={line.kind} />
          {line.escalated ? <Badge tone="bad">{tsv("wish.escalated")}</Badge> : null}
        </span>
      ),
    },
    { key: "place", head: tsv("wish.col.place"), cell: (line) => line.placeNames },
    {
      key: "status",
      head: tsv("wish.col.status"),
      width: "w-28",
      cell: (line) => <RequestStatusBadge status={line.status} />,
    },
    {
      key: "submitted",
      head: tsv("wish.col.submitted"),
      width: "w-28",
      cell: (line) => <TimeText at={line.submittedAt} now={now} />,
    },
  ];
}
