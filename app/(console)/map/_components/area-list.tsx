import Link from "next/link";
import { Swatch } from "@/components/map/legend";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { classOf, type CountClass } from "@/lib/across/dashboards/rules/classes";
import { mapHref } from "@/lib/across/dashboards/rules/links";
import type { MapRow, MapView } from "@/lib/across/dashboards/schema";
import { lookup, messages } from "@/lib/platform/i18n/messages";

const t = messages(words);

/** The areas of the map as a table, in the official order. */
export function AreaList({
  view: { place },
  rows,
  direct,
  classes,
}: {
  view: MapView;
  rows: readonly MapRow[];
  direct: number;
  classes: readonly CountClass[];
}) {
  const title = lookup([words], `map.list.${place.level}`);
  const total = rows.reduce((sum, row) => sum + row.open, direct);
  return (
    <Card title={title} flush>
      {rows.length === 0 ? (
        <EmptyState title={t("dashboard.empty")} icon="map">
          {t("dashboard.emptyAdvice")}
        </EmptyState>
      ) : (
        <table className="w-full text-sm">
          <caption className="sr-only">{title}</caption>
          <thead className="bg-sunken text-xs text-ink-soft">
            <tr>
              <th scope="col" className="px-4 py-1.5 text-left font-semibold">
                {t(rows.some(({ level }) => level === "grid") ? "map.grid" : "map.place")}
              </th>
              <th scope="col" className="px-4 py-1.5 text-right font-semibold">
                {t("measure.open")}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className="hover:bg-hover">
                <th scope="row" className="border-t px-4 text-left font-normal">
                  <Link
                    href={mapHref(row)}
                    prefetch={false}
                    className="text-link inline-flex min-h-8 items-center touch:min-h-11"
                  >
                    {row.ended ? t("dashboard.ended", { name: row.name }) : row.name}
                  </Link>
                </th>
                <td className="border-t px-4 text-right whitespace-nowrap">
                  <Count row={row} />
                  <Swatch shade={classOf(row.open, classes)} className="ml-2 inline-block" />
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {direct === 0 ? null : (
              <Sum name={lookup([words], `dashboard.direct.${place.level}`)} count={direct} />
            )}
            <Sum name={t("dashboard.total")} count={total} href={openTickets(place.id)} />
          </tfoot>
        </table>
      )}
    </Card>
  );
}

function Count({ row }: { row: MapRow }) {
  if (row.open === 0) return row.open;
  return (
    <Link
      href={openTickets(row.id)}
      prefetch={false}
      aria-label={t("map.tickets", { name: row.name, count: row.open })}
      className="text-link inline-flex min-h-8 items-center touch:min-h-11"
    >
      {row.open}
    </Link>
  );
}

function Sum({ name, count, href }: { name: string; count: number; href?: string }) {
  return (
    <tr className="font-semibold">
      <th scope="row" className="border-t px-4 py-1.5 text-left">
        {name}
      </th>
      <td className="border-t py-1.5 pr-10 pl-4 text-right">
        {href === undefined || count === 0 ? (
          count
        ) : (
          <Link href={href} prefetch={false} className="text-link">
            {count}
          </Link>
        )}
      </td>
    </tr>
  );
}

function openTickets(areaId: string): string {
  return `/tickets?measure=open&area=${areaId}`;
}
