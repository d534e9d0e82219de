import type { Metadata } from "next";
import Link from "next/link";
import { addressOf, parametersOf, type SearchParams } from "@/components/lists/address";
import { tc } from "@/components/councils/text";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Table, type Column } from "@/components/ui/table";
import { Tabs } from "@/components/ui/tabs";
import { councilFigures, figureRows, type FigureRow } from "@/lib/affairs/councils/queries/figures";
import {
  councilFigureNames,
  figureFilter,
  type CouncilFigureName,
} from "@/lib/affairs/councils/rules/figures";
import { councilReaders } from "@/lib/affairs/councils/rules/rights";
import { councilLevels } from "@/lib/affairs/councils/rules/seats";
import { read } from "@/lib/web/guard";

export const metadata: Metadata = { title: tc("rows.title") };

const path = "/councils/rows";

/** What a figure of the councils counts, row by row. */
export default async function CouncilRows({ searchParams }: { searchParams: SearchParams }) {
  const given = await parametersOf(searchParams, ["figure", "level", "reason", "after"]);
  const filter = figureFilter.parse(given);
  const { figure, level, reason } = filter;
  const { figures, page } = await read(councilReaders, async (scope) => ({
    figures: await councilFigures(scope),
    page: await figureRows(scope, filter),
  }));
  const own = figures.find(({ name }) => name === figure);
  const counted =
    reason !== undefined
      ? own?.reasons.find((one) => one.reason === reason)?.count
      : level === undefined
        ? own?.total
        : own?.levels[level];
  return (
    <>
      <PageHeader
        crumbs={[{ href: "/councils", label: tc("title") }]}
        title={tc(`figure.${figure}`)}
        lead={tc(`figureAbout.${figure}`)}
      />
      <Tabs
        label={tc("rows.figures")}
        items={councilFigureNames.map((name) => ({
          href: addressOf(path, { figure: name, level }),
          label: tc(`figure.${name}`),
          current: name === figure,
        }))}
      />
      <nav aria-label={tc("rows.levels")} className="my-3 flex flex-wrap items-center gap-x-4">
        {[undefined, ...councilLevels].map((one) => (
          <Link
            key={one ?? "all"}
            href={addressOf(path, { figure, level: one, reason })}
            prefetch={false}
            aria-current={one === level ? "true" : undefined}
            className="inline-flex min-h-6 items-center text-action hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
          >
            {one === undefined ? tc("rows.all") : tc(`level.${one}`)}
          </Link>
        ))}
        {reason === undefined ? null : (
          <span className="text-ink-soft">
            {tc("rows.reason", { reason: tc(`reason.${reason}`) })}{" "}
            <Link
              href={addressOf(path, { figure, level })}
              className="inline-flex min-h-6 items-center text-action hover:underline"
            >
              {tc("rows.anyReason")}
            </Link>
          </span>
        )}
      </nav>
      <Card flush>
        <Table
          caption={tc(`figure.${figure}`)}
          columns={columnsOf(figure)}
          rows={page.rows}
          keyOf={({ id }) => id}
          empty={
            <EmptyState title={tc("rows.none")} icon="building">
              {tc("rows.noneHint")}
            </EmptyState>
          }
        />
      </Card>
      <Pager
        summary={
          counted === undefined || (reason !== undefined && level !== undefined)
            ? undefined
            : tc("rows.count", { shown: page.rows.length, count: counted })
        }
        newerHref={
          filter.after === undefined ? undefined : addressOf(path, { figure, level, reason })
        }
        olderHref={
          page.after === null
            ? undefined
            : addressOf(path, { figure, level, reason, after: page.after })
        }
      />
    </>
  );
}

function columnsOf(figure: CouncilFigureName): Column<FigureRow>[] {
  const council: Column<FigureRow> = {
    key: "council",
    head: tc("list.name"),
    title: true,
    cell: ({ councilId, council: name }) => (
      <Link
        href={`/councils/${councilId}`}
        prefetch={false}
        className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
      >
        {name}
      </Link>
    ),
  };
  const since: Column<FigureRow> = {
    key: "since",
    head: tc(figure === "councils" ? "rows.established" : "rows.since"),
    width: figure === "replaced" ? "w-56" : "w-40",
    cell: ({ since: from, until }) => (
      <span className="tabular-nums">
        {until === null || from === null ? (from ?? "") : tc("seat.fromTo", { from, to: until })}
      </span>
    ),
  };
  const unit: Column<FigureRow> = {
    key: "unit",
    head: tc("rows.unit"),
    cell: ({ organization }) => organization,
  };
  switch (figure) {
    case "councils":
      return [
        council,
        {
          key: "level",
          head: tc("list.level"),
          width: "w-24",
          cell: ({ level }) => tc(`level.${level}`),
        },
        since,
      ];
    case "member_units":
      return [council, unit];
    case "first_secretaries":
    case "part_time":
    case "replaced":
      return [
        {
          key: "person",
          head: tc("rows.person"),
          title: true,
          cell: ({ name, title }) => (
            <>
              <span className="font-semibold">{name}</span>{" "}
              <span className="text-ink-soft">{title}</span>
            </>
          ),
        },
        unit,
        { ...council, title: false },
        since,
        ...(figure === "replaced"
          ? [
              {
                key: "reason",
                head: tc("rows.why"),
                width: "w-32",
                cell: ({ reason }) => (reason === null ? "" : tc(`reason.${reason}`)),
              } satisfies Column<FigureRow>,
            ]
          : []),
      ];
  }
}
