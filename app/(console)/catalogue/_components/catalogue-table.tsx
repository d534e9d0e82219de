import Link from "next/link";
import { limitText } from "@/components/tickets/limit-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import type { EntryShown } from "@/lib/affairs/tickets/queries/catalogue";
import { tc } from "./text";

/** Category by category: who leads where, with whom, until when, and when it is done. */
export function CatalogueTable({
  entries,
  editHref,
}: {
  entries: readonly EntryShown[];
  /** Only for who may edit. */
  editHref: ((id: string) => string) | undefined;
}) {
  const columns: Column<EntryShown>[] = [
    {
      key: "category",
      head: tc("column.category"),
      title: true,
      width: "w-52",
      cell: (entry) => (
        <span>
          <span className="mr-1.5 text-xs text-ink-faint tabular-nums">{entry.categoryCode}</span>
          {entry.categoryName}
          <span className="ml-1.5 text-xs whitespace-nowrap text-ink-faint">
            {entry.parentName}
          </span>
        </span>
      ),
    },
    {
      key: "area",
      head: tc("column.area"),
      width: "w-32",
      cell: ({ areaName }) =>
        areaName === null ? (
          <span className="text-ink-soft">{tc("area.all")}</span>
        ) : (
          <strong>{areaName}</strong>
        ),
    },
    { key: "lead", head: tc("column.lead"), width: "w-36", cell: leadText },
    {
      key: "co",
      head: tc("column.co"),
      width: "w-40",
      cell: ({ coNames }) =>
        coNames.length === 0 ? <span className="text-ink-faint">—</span> : coNames.join(" "),
    },
    {
      key: "limit",
      head: tc("column.limit"),
      width: "w-28",
      cell: limitCell,
    },
    {
      key: "closing",
      head: tc("column.closing"),
      cell: ({ closing, reference }) => (
        <span>
          {closing}
          {reference === null ? null : (
            <span className="block text-xs text-ink-faint">{reference}</span>
          )}
        </span>
      ),
    },
  ];
  if (editHref !== undefined) {
    columns.push({
      key: "actions",
      head: tc("column.actions"),
      width: "w-16",
      cell: (entry) => (
        <Link
          href={editHref(entry.id)}
          className="text-link"
          aria-label={`${tc("edit")} ${entry.categoryName} ${entry.areaName ?? tc("area.all")}`}
        >
          {tc("edit")}
        </Link>
      ),
    });
  }
  return (
    <Table
      caption={tc("table")}
      rows={entries}
      keyOf={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={tc("none")}>{tc("noneHint")}</EmptyState>}
    />
  );
}

export function leadText({ lead, leadName }: EntryShown): string {
  return lead === "organization" ? (leadName ?? "") : tc(`lead.${lead}`);
}

function limitCell({ limit, statutory }: EntryShown) {
  if (limit === null) return <span className="text-ink-faint">{tc("limit.class")}</span>;
  return (
    <span className="tabular-nums">
      {limitText(limit)}
      {statutory ? <span className="ml-1 text-xs text-warn">{tc("limit.statutory")}</span> : null}
    </span>
  );
}
