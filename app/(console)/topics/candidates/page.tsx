import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { idOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { dayText, tm } from "@/components/topics/text";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Table, type Column } from "@/components/ui/table";
import type { HotSpot } from "@/lib/across/dashboards/queries/hot-spots";
import {
  topicCandidates,
  type Candidate,
  type Candidates,
} from "@/lib/across/dashboards/queries/topic-candidates";
import type { Days } from "@/lib/across/dashboards/rules/period";
import { openSinceHref, ticketsHref } from "@/lib/across/dashboards/rules/links";
import { selectionTests, topicChoosers } from "@/lib/affairs/topics/rules/topic";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tm("candidates") };

/** From the data to a problem: what comes often and stays open, with its rows; the tests are a person's to answer. */
export default async function TopicCandidates({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["topic"]);
  const topic = idOf(given.topic);
  const found = await read(topicChoosers, topicCandidates);
  if (found === null) notFound();
  const { days, hotSpots, areaName } = found;
  return (
    <>
      <PageHeader
        crumbs={[
          { href: "/topics", label: tm("title") },
          ...(topic === undefined ? [] : [{ href: `/topics/${topic}`, label: tm("topic") }]),
        ]}
        title={tm("candidates.title", { place: areaName })}
        lead={tm("candidates.lead")}
        actions={
          topic === undefined ? undefined : (
            <ButtonLink href={`/topics/${topic}/add`} icon="edit">
              {tm("candidates.byHand")}
            </ButtonLink>
          )
        }
      />
      <div className="grid gap-4">
        <Notice title={tm("tests.title")}>
          <ul className="mt-1 grid gap-x-6 gap-y-0.5 md:grid-cols-2">
            {selectionTests.map((test) => (
              <li key={test}>{tm(`test.${test}`)}</li>
            ))}
          </ul>
          {topic === undefined ? <p className="mt-2">{tm("candidates.first")}</p> : null}
        </Notice>
        <Card
          flush
          title={tm("candidates.volume")}
          note={tm("candidates.days", { from: dayText(days.from), to: dayText(days.to) })}
        >
          <Table
            caption={tm("candidates.volume")}
            columns={volumeColumns(found, topic)}
            rows={found.lines}
            keyOf={({ categoryId }) => categoryId}
            empty={
              <EmptyState title={tm("candidates.none")}>{tm("candidates.noneHint")}</EmptyState>
            }
          />
        </Card>
        <Card
          flush
          title={tm("candidates.hotSpots")}
          note={tm("candidates.days", {
            from: dayText(hotSpots.days.from),
            to: dayText(hotSpots.days.to),
          })}
        >
          <Table
            caption={tm("candidates.hotSpots")}
            columns={spotColumns(hotSpots.days, topic)}
            rows={hotSpots.lines}
            keyOf={({ categoryId, areaId }) => `${categoryId} ${areaId}`}
            empty={
              <EmptyState title={tm("candidates.noSpots")}>
                {tm("candidates.noSpotsHint", { least: hotSpots.least })}
              </EmptyState>
            }
          />
        </Card>
      </div>
    </>
  );
}

function volumeColumns(found: Candidates, topic: string | undefined): Column<Candidate>[] {
  const { areaId, days, oldDays } = found;
  return [
    {
      key: "category",
      head: tm("candidates.category"),
      title: true,
      cell: ({ category, group }) => (
        <>
          <span className="font-semibold">{category}</span>{" "}
          <span className="text-xs text-ink-faint">{group}</span>
        </>
      ),
    },
    {
      key: "count",
      head: tm("candidates.count"),
      align: "end",
      cell: ({ categoryId, category, count }) => (
        <Rows
          href={ticketsHref("registered", areaId, days, categoryId)}
          label={tm("candidates.rows", { category, count })}
        >
          {count}
        </Rows>
      ),
    },
    {
      key: "places",
      head: tm("candidates.places"),
      align: "end",
      cell: ({ places }) => tm("candidates.placesCount", { count: places }),
    },
    {
      key: "open",
      head: tm("candidates.open"),
      align: "end",
      cell: ({ categoryId, category, open }) => (
        <Rows
          href={ticketsHref("open", areaId, days, categoryId)}
          label={tm("candidates.openRows", { category, count: open })}
        >
          {open}
        </Rows>
      ),
    },
    {
      key: "old",
      head: tm("candidates.old", { days: oldDays }),
      align: "end",
      cell: ({ categoryId, category, old }) => (
        <Rows
          href={openSinceHref(areaId, categoryId, oldDays)}
          label={tm("candidates.oldRows", { category, days: oldDays, count: old })}
        >
          {old}
        </Rows>
      ),
    },
    ...takeColumn(
      topic,
      ({ category }: Candidate) => category,
      ({ categoryId }) => takeUp(topic, { categoryId, areaId, days }),
    ),
  ];
}

function spotColumns(days: Days, topic: string | undefined): Column<HotSpot>[] {
  return [
    {
      key: "place",
      head: tm("candidates.place"),
      title: true,
      cell: ({ area, within }) => (
        <>
          <span className="font-semibold">{area}</span>{" "}
          <span className="text-xs text-ink-faint">{within}</span>
        </>
      ),
    },
    { key: "category", head: tm("candidates.category"), cell: ({ category }) => category },
    {
      key: "count",
      head: tm("candidates.count"),
      align: "end",
      cell: ({ areaId, area, categoryId, category, count }) => (
        <Rows
          href={ticketsHref("registered", areaId, days, categoryId)}
          label={tm("candidates.rows", { category: `${area} ${category}`, count })}
        >
          {count}
        </Rows>
      ),
    },
    { key: "open", head: tm("candidates.open"), align: "end", cell: ({ open }) => open },
    ...takeColumn(
      topic,
      ({ area, category }: HotSpot) => `${area} ${category}`,
      ({ categoryId, areaId }) => takeUp(topic, { categoryId, areaId, days }),
    ),
  ];
}

/** Leads on only where a theme waits for its problems. */
function takeColumn<Row>(
  topic: string | undefined,
  nameOf: (row: Row) => string,
  hrefOf: (row: Row) => string,
): Column<Row>[] {
  if (topic === undefined) return [];
  return [
    {
      key: "take",
      head: tm("candidates.next"),
      width: "w-28",
      cell: (row) => (
        <Rows href={hrefOf(row)} label={tm("candidates.takeUp", { what: nameOf(row) })}>
          {tm("candidates.take")}
        </Rows>
      ),
    },
  ];
}

function takeUp(
  topic: string | undefined,
  from: { categoryId: string; areaId: string; days: Days },
): string {
  const query = new URLSearchParams({
    categoryId: from.categoryId,
    countedAreaId: from.areaId,
    countedFrom: from.days.from,
    countedTo: from.days.to,
  });
  return `/topics/${topic ?? ""}/add?${query.toString()}`;
}

function Rows({
  href,
  label,
  children,
}: {
  href: string;
  label: string;
  children: React.ReactNode;
}) {
  return (
    <Link href={href} prefetch={false} aria-label={label} className="text-link">
      {children}
    </Link>
  );
}
