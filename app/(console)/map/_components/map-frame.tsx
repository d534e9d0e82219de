"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import type { AreaMark } from "@/components/map/area-marks";
import type { MapArea } from "@/components/map/area-polygon";
import { Legend, UnknownPattern } from "@/components/map/legend";
import type { TileSource } from "@/components/map/tiles";
import { Skeleton } from "@/components/ui/skeleton";
import words from "@/lib/across/dashboards/messages/zh-CN.json";
import type { CountClass } from "@/lib/across/dashboards/rules/classes";
import { messages } from "@/lib/platform/i18n/messages";
import { useShapes } from "./use-shapes";

const t = messages(words);

// Leaflet and its styles are fetched only where a map is drawn; it cannot run on the server.
const AreaMap = dynamic(() => import("@/components/map/area-map"), {
  ssr: false,
  loading: () => <Skeleton rows={8} />,
});

/** The areas below a place as outlines, each in the colour of its count, and what the colours say. */
export function MapFrame({
  place,
  areas,
  marks = null,
  tiles,
  legend: { title, classes, unknown },
}: {
  place: { id: string; name: string };
  areas: readonly MapArea[];
  marks?: readonly AreaMark[] | null;
  tiles: TileSource | null;
  legend: {
    title: string;
    classes: readonly CountClass[];
    /** What the hatching says, where a place is hatched. */
    unknown?: string | undefined;
  };
}) {
  const router = useRouter();
  const shapes = useShapes(place.id);
  return (
    <section className="min-w-0 overflow-hidden rounded-lg border bg-surface">
      {unknown === undefined ? null : <UnknownPattern />}
      {shapes.kind === "ready" && shapes.features.length > 0 ? (
        <AreaMap
          shapes={shapes.features}
          areas={areas}
          marks={marks}
          tiles={tiles}
          words={{
            region: t("map.region", { place: place.name }),
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
          title={title}
          unknown={unknown}
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
  );
}
