"use client";

import type { ReactNode } from "react";
import type { AreaMark } from "@/components/map/area-marks";
import type { TileSource } from "@/components/map/tiles";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import { classesFor, classOf } from "@/lib/across/dashboards/rules/classes";
import { mapHref } from "@/lib/across/dashboards/rules/links";
import type { MapView } from "@/lib/across/dashboards/schema";
import { messages } from "@/lib/platform/i18n/messages";
import { AreaList } from "./area-list";
import { MapFrame } from "./map-frame";
import { useCounts } from "./use-counts";

const t = messages(words);

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
  const counts = useCounts(view);
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
      <MapFrame
        place={view.place}
        areas={areas}
        marks={marks}
        tiles={tiles}
        legend={{ title: t("map.legend"), classes }}
      />
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
