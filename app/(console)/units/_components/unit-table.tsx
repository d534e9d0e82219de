import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import { CoverageBadge } from "@/components/units/badges";
import { tcv, tu } from "@/components/units/text";
import type { UnitLine } from "@/lib/across/coverage/schema";

/** One line a unit. */
export function UnitTable({ lines, filtered }: { lines: readonly UnitLine[]; filtered: boolean }) {
  return (
    <Table
      caption={tcv("title")}
      columns={columns}
      rows={lines}
      keyOf={({ id }) => id}
      empty={
        <EmptyState title={tcv(filtered ? "list.none" : "list.empty")} icon="building">
          {tcv(filtered ? "list.noneHint" : "list.emptyHint")}
        </EmptyState>
      }
    />
  );
}

const columns: Column<UnitLine>[] = [
  {
    key: "name",
    head: tcv("list.name"),
    title: true,
    cell: ({ id, name, place, host }) => (
      <>
        <Link
          href={`/units/${id}`}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-semibold text-action hover:underline"
        >
          {name}
        </Link>
        <span className="block text-xs text-ink-soft">
          {host === null ? place : `${place} · ${host}`}
        </span>
      </>
    ),
  },
  {
    key: "type",
    head: tcv("list.type"),
    width: "w-44",
    cell: ({ type }) => tu(`type.${type}`),
  },
  {
    key: "coverage",
    head: tcv("coverage"),
    width: "w-36",
    cell: ({ coverage, operating, closedOn }) => (
      <span className="inline-flex flex-wrap gap-1">
        {closedOn !== null ? (
          <Badge tone="idle">{tcv("filter.closed")}</Badge>
        ) : (
          <CoverageBadge coverage={coverage} />
        )}
        {operating || closedOn !== null ? null : <Badge>{tcv("list.notOperating")}</Badge>}
      </span>
    ),
  },
  {
    key: "reach",
    head: tcv("list.reach"),
    width: "w-36",
    cell: ({ seated, checkedIn }) =>
      [...(seated ? [tcv("list.seated")] : []), ...(checkedIn ? [tcv("list.checkedIn")] : [])].join(
        tcv("comma"),
      ) || tcv("list.never"),
  },
  {
    key: "contact",
    head: tcv("list.contact"),
    width: "w-28",
    cell: ({ contactedOn }) => (
      <span className="tabular-nums">{contactedOn ?? tcv("list.never")}</span>
    ),
  },
];
