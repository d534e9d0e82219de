import Link from "next/link";
import type { ReactNode } from "react";
import { t } from "../messages/text";
import { classes } from "./classes";
import { Icon } from "./icon";

export interface Column<Row> {
  key: string;
  head: string;
  cell: (row: Row) => ReactNode;
  /** Numbers stand at the end, so that their digits line up. */
  align?: "start" | "end" | undefined;
  /** A width class such as "w-32"; the other columns share what is left. */
  width?: string | undefined;
  /** The head of the card on a phone, and of the row for screen readers. One per table. */
  title?: boolean | undefined;
  /** What a narrow place can do without. */
  wideOnly?: boolean | undefined;
  /** Where sorting by this column leads, and how it is sorted now. */
  sort?: { href: string; now?: "up" | "down" | undefined } | undefined;
}

/**
 * A dense table whose head stays in sight; where its place is narrower than 48 rem (a phone, a
 * split view, large type) each row becomes a card. Browsers without container queries get cards.
 * The roles are written out because a table that is displayed as blocks loses them.
 */
export function Table<Row>({
  caption,
  columns,
  rows,
  keyOf,
  markOf,
  empty,
}: {
  /** Read out, not shown: the heading above says the same to the eye. */
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  keyOf: (row: Row) => string;
  /** A red edge for rows that are late. It repeats what a cell says in words. */
  markOf?: ((row: Row) => boolean) | undefined;
  empty?: ReactNode;
}) {
  if (rows.length === 0 && empty !== undefined) return empty;
  return (
    <div className="@container">
      <table
        role="table"
        className="block w-full border-separate border-spacing-0 text-sm @3xl:table"
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="hidden @3xl:table-header-group">
          <tr role="row">
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="grid gap-2 p-2 @3xl:table-row-group">
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              role="row"
              className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-md border bg-surface p-3 @3xl:table-row @3xl:hover:bg-hover"
            >
              {columns.map((column, at) => (
                <BodyCell
                  key={column.key}
                  column={column}
                  row={row}
                  marked={at === 0 && markOf?.(row) === true}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const { sort } = column;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={
        sort?.now === undefined ? undefined : sort.now === "up" ? "ascending" : "descending"
      }
      className={classes(
        "sticky top-(--shell-top,0px) z-10 border-b border-line-strong bg-sunken px-3 py-2 text-xs font-semibold whitespace-nowrap text-ink-soft",
        column.align === "end" ? "text-right" : "text-left",
        column.wideOnly === true && "hidden @5xl:table-cell",
        column.width,
      )}
    >
      {sort === undefined ? (
        column.head
      ) : (
        <Link
          href={sort.href}
          prefetch={false}
          className="inline-flex items-center gap-0.5 text-action hover:underline"
        >
          {column.head}
          {sort.now === undefined ? null : (
            <Icon
              name="chevronDown"
              size="sm"
              className={sort.now === "up" ? "size-3 rotate-180" : "size-3"}
            />
          )}
          <span className="sr-only">{t("table.sort")}</span>
        </Link>
      )}
    </th>
  );
}

function BodyCell<Row>({
  column,
  row,
  marked,
}: {
  column: Column<Row>;
  row: Row;
  marked: boolean;
}) {
  const look = classes(
    "max-w-full text-left align-top font-normal @3xl:border-b @3xl:px-3 @3xl:py-2",
    column.align === "end" && "tabular-nums @3xl:text-right",
    column.wideOnly === true ? "hidden @5xl:table-cell" : "@3xl:table-cell",
    column.title === true && "w-full text-base @3xl:w-auto @3xl:text-sm",
    marked && "@3xl:shadow-[inset_3px_0_0_var(--color-bad)]",
  );
  if (column.title === true) {
    return (
      <th role="rowheader" scope="row" className={look}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" className={look}>
      <span aria-hidden="true" className="mr-2 text-xs text-ink-faint @3xl:hidden">
        {column.head}
      </span>
      {column.cell(row)}
    </td>
  );
}
