"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { AreaMark } from "@/components/map/area-marks";
import { Legend } from "@/components/map/legend";
import type { TileSource } from "@/components/map/tiles";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Skeleton } from "@/components/ui/skeleton";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { classesFor, classOf } from "@/lib/across/dashboards/rules/classes";
import { mapHref } from "@/lib/across/dashboards/rules/links";
import type { MapView } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { AreaList } from "./area-list";
import { useCounts } from "./use-counts";
import { useShapes } from "./use-shapes";

const t = messages(words);

// Leaflet and its styles are fetched only where a map is drawn; it cannot run on the server.
const AreaMap = dynamic(() => import("@/components/map/area-map"), {
  ssr: false,
  loading: () => <Skeleton rows={8} />,
});

/** The map and, beside it, the same areas as a list: whatever can be done on one can be done on the other. */
export function Explorer({
  view,
  marks,
  beside,
  tiles,
}: {
  view: MapView;
  /** Signs on the areas, while something more is shown than the numbers. */
  marks: readonly AreaMark[] | null;
  /** The same in words. */
  beside: ReactNode;
  tiles: TileSource | null;
}) {
  const router = useRouter();
  const counts = useCounts(view);
  const shapes = useShapes(view.place.id);
  const rows = view.rows.map((row) => ({ ...row, open: counts.open[row.id] ?? row.open }));
  const classes = classesFor(rows.map((row) => row.open));
  const areas = rows.map((row) => ({
    id: row.id,
    name: row.name,
    count: row.open,
    shade: classOf(row.open, classes),
    label: t("map.area", { name: row.name, count: row.open }),
    href: mapHref(row, marks !== null),
  }));

  return (
    <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem]">
      <section className="min-w-0 overflow-hidden rounded-lg border bg-surface">
        {shapes.kind === "ready" && shapes.features.length > 0 ? (
          <AreaMap
            shapes={shapes.features}
            areas={areas}
            marks={marks}
            tiles={tiles}
            words={{
              region: t("map.region", { place: view.place.name }),
              zoomIn: t("map.zoomIn"),
              zoomOut: t("map.zoomOut"),
            }}
            onOpen={(href) => {
              router.push(href);
            }}
          />
        ) : (
          <div className="flex h-72 flex-col items-center justify-center gap-2 p-6 text-center text-ink-soft sm:h-112 lg:h-152">
            <p role="status">
              {shapes.kind === "waiting"
                ? t("map.loading")
                : t(shapes.kind === "failed" ? "map.failed" : "map.noShapes")}
            </p>
            <noscript>{t("map.noScript")}</noscript>
          </div>
        )}
        <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 border-t px-4 py-2.5">
          <Legend
            title={t("map.legend")}
            labels={classes.map(({ from, to }) =>
              to === null
                ? t("map.rangeOpen", { from })
                : from === to
                  ? String(from)
                  : t("map.range", { from, to }),
            )}
          />
          <p className="text-xs text-ink-soft">{t("map.schematic")}</p>
        </div>
      </section>
      <div className="grid content-start gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <p className="text-sm text-ink-soft" aria-live="polite">
            {t("map.asOf", { time: counts.asOf })}
          </p>
          <Button size="sm" icon="redo" onClick={counts.refresh}>
            {t("map.refresh")}
          </Button>
        </div>
        {counts.failed ? (
          <Notice tone="warn" live>
            {t("map.refreshFailed", { time: counts.asOf })}
          </Notice>
        ) : null}
        {beside}
        <AreaList view={view} rows={rows} direct={counts.direct} classes={classes} />
      </div>
    </div>
  );
}
