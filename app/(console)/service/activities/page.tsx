import type { Metadata } from "next";
import Link from "next/link";
import { ActivityBadge } from "@/components/service/activity-badge";
import { PlacesText } from "@/components/service/places-text";
import { ServiceTabs } from "@/components/service/service-tabs";
import { startText } from "@/components/service/shift-text";
import { tsv } from "@/components/service/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { activityPage, type ActivityLine } from "@/lib/affairs/service/queries/activities";
import { serviceReaders } from "@/lib/affairs/service/rules/staff";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tsv("activities.title") };

/** 活动: what the community organizes, with the shifts in which members can take part. */
export default async function Activities({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}) {
  const { before } = await searchParams;
  const page = await read(serviceReaders, (scope) =>
    activityPage(scope, typeof before === "string" ? before : undefined),
  );
  return (
    <>
      <PageHeader
        title={tsv("activities.title")}
        lead={tsv("activities.lead")}
        actions={
          <ButtonLink href="/service/activities/new" variant="primary" icon="plus">
            {tsv("activities.plan")}
          </ButtonLink>
        }
      />
      <ServiceTabs current="activities" />
      <Card flush>
        <Table
          caption={tsv("activities.title")}
          columns={columns(page.now)}
          rows={page.lines}
          keyOf={({ id }) => id}
          empty={
            <EmptyState title={tsv("activities.none")} icon="calendar">
              {tsv("activities.none.hint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager
        olderHref={page.before === null ? undefined : `/service/activities?before=${page.before}`}
      />
    </>
  );
}

function columns(now: string): Column<ActivityLine>[] {
  return [
    {
      key: "title",
      head: tsv("activities.name"),
      title: true,
      cell: (line) => (
        <Link
          href={`/service/activities/${line.id}`}
          className="font-semibold text-action hover:underline"
        >
          {line.title}
        </Link>
      ),
    },
    {
      key: "kind",
      head: tsv("activities.kind"),
      width: "w-28",
      cell: ({ kind }) => tsv(`activities.kind.${kind}`),
    },
    { key: "place", head: tsv("activities.place"), cell: ({ place }) => place },
    {
      key: "next",
      head: tsv("activities.next"),
      width: "w-44",
      cell: ({ next, status }) =>
        next === null || status !== "open" ? tsv("activities.noNext") : startText(next, now),
    },
    {
      key: "places",
      head: tsv("activities.places"),
      width: "w-40",
      cell: (line) => (line.status === "open" ? <PlacesText {...line} /> : null),
    },
    {
      key: "status",
      head: tsv("activities.status"),
      width: "w-24",
      cell: ({ status }) => <ActivityBadge status={status} />,
    },
  ];
}
