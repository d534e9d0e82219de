import Link from "next/link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, type Column } from "@/components/ui/table";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { isNothing, type Tally } from "@/lib/across/dashboards/rules/figures";
import type { Dashboard, FigureRow } from "@/lib/across/dashboards/schema";
import { lookup, messages } from "@/lib/platform/i18n/messages";
import { CountLink, NotCounted, RateCell, rateNames, type FigurePlace } from "./rate-cell";

const t = messages(words);

interface Line extends FigurePlace {
  key: string;
  tally: Tally;
  /** Where its name leads. */
  href?: string | undefined;
  total?: boolean;
}

/**
 * The places one level below in the official order. No ranking and no colours: figures are there to
 * see where help is needed, not to line up offices (DOMAIN §11.1).
 */
export function PlaceTable({
  board,
  hrefTo,
}: {
  board: Dashboard;
  hrefTo: (area: { id: string }) => string;
}) {
  const { place, rates } = board;
  // What is not open is kept down to the community (sec.measures): grids have no other columns.
  const grids = place.level === "community";
  return (
    <Card
      title={lookup([words], `dashboard.rows.${place.level}`)}
      note={t(grids ? "dashboard.gridNote" : "dashboard.rowsNote")}
      flush
    >
      <Table
        caption={lookup([words], `dashboard.rows.${place.level}`)}
        columns={columnsFor(board, grids)}
        rows={linesOf(board, grids ? undefined : hrefTo)}
        keyOf={(line) => line.key}
        empty={<EmptyState title={t("dashboard.empty")}>{t("dashboard.emptyAdvice")}</EmptyState>}
      />
      {grids ? null : (
        <p className="border-t px-4 py-2 text-xs text-ink-soft">
          {t("dashboard.fewNote", { min: rates.minN })}
        </p>
      )}
    </Card>
  );
}

function columnsFor({ period, rates }: Dashboard, grids: boolean): Column<Line>[] {
  const standing = ["open", "overdue"] as const;
  const counted = ["registered", "closed", "due"] as const;
  return [
    {
      key: "place",
      head: t("column.place"),
      title: true,
      cell: (line) => <PlaceName line={line} />,
    },
    ...[...standing, ...(grids ? [] : counted)].map((measure) => ({
      key: measure,
      head: t(`measure.${measure}`),
      align: "end" as const,
      cell: ({ tally, ...place }: Line) => (
        <>
          <CountLink measure={measure} count={tally[measure]} place={place} days={period} />
          {measure === "due" ? <NotCounted tally={tally} place={place} days={period} /> : null}
        </>
      ),
    })),
    ...(grids ? [] : rateNames).map((name) => ({
      key: name,
      head: t(`rate.${name}`),
      align: "end" as const,
      cell: ({ tally, ...place }: Line) => (
        <RateCell name={name} tally={tally} settings={rates} place={place} days={period} />
      ),
    })),
  ];
}

function linesOf(
  { place, rows, direct, total }: Dashboard,
  hrefTo: ((area: { id: string }) => string) | undefined,
): Line[] {
  if (rows.length === 0) return [];
  const sum = { key: "total", id: place.id, name: t("dashboard.total"), tally: total, total: true };
  const placed = rows.map((row) => ({
    ...row,
    name: nameOf(row),
    key: row.id,
    href: hrefTo?.(row),
  }));
  // At a community everything but open and overdue stands at the community itself.
  const hasDirect =
    place.level === "community" ? direct.open + direct.overdue > 0 : !isNothing(direct);
  const unplaced: Line = {
    key: "direct",
    id: null,
    name: lookup([words], `dashboard.direct.${place.level}`),
    tally: direct,
  };
  return [...placed, ...(hasDirect ? [unplaced] : []), sum];
}

function nameOf({ name, ended }: FigureRow): string {
  return ended ? t("dashboard.ended", { name }) : name;
}

function PlaceName({ line: { name, href, total = false } }: { line: Line }) {
  if (href === undefined) return <span className={total ? "font-semibold" : ""}>{name}</span>;
  return (
    <Link href={href} prefetch={false} className="text-link">
      {name}
    </Link>
  );
}
