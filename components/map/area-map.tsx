"use client";

import "leaflet/dist/leaflet.css";
import { Browser, latLngBounds } from "leaflet";
import { lazy, Suspense, useRef, useState } from "react";
import { AttributionControl, MapContainer, Polygon, TileLayer, ZoomControl } from "react-leaflet";
import type { MapShape } from "@/lib/across/dashboards/schema";
import { AreaPolygon, type MapArea } from "./area-polygon";
import type { AreaMark } from "./area-marks";
import { positionsOf } from "./positions";
import { outlineStrong } from "./shades";
import type { TileSource } from "./tiles";

// Fetched with the first sign that is drawn; a map without them is no heavier for it.
const AreaMarks = lazy(() => import("./area-marks"));

/** Names beside each other stay readable up to about this many areas. */
const labelsMax = 16;

/**
 * Areas as outlines that can be pressed or reached with the keyboard: one stop for Tab, the arrow
 * keys go from area to area in the official order, Enter opens. Needs no tiles; with a tile source
 * the outlines lie over it.
 */
export default function AreaMap({
  shapes,
  areas,
  marks = null,
  tiles,
  words,
  onOpen,
}: {
  shapes: readonly MapShape[];
  areas: readonly MapArea[];
  marks?: readonly AreaMark[] | null;
  tiles: TileSource | null;
  words: { region: string; zoomIn: string; zoomOut: string };
  onOpen: (href: string) => void;
}) {
  const drawn = areas.flatMap((area) => {
    const shape = shapes.find((one) => one.id === area.id);
    return shape === undefined ? [] : [{ area, positions: positionsOf(shape) }];
  });
  const [current, setCurrent] = useState<string | undefined>(drawn[0]?.area.id);
  const [marked, setMarked] = useState<string | null>(null);
  const elements = useRef(new Map<string, SVGElement>());
  const [wide] = useState(() => window.innerWidth >= 1024);

  const move = (from: string, step: number) => {
    const at = drawn.findIndex(({ area }) => area.id === from);
    const next = drawn[(at + step + drawn.length) % drawn.length]?.area.id;
    if (next === undefined) return;
    setCurrent(next);
    elements.current.get(next)?.focus();
  };

  return (
    <div role="group" aria-label={words.region} className="isolate">
      <MapContainer
        bounds={latLngBounds(drawn.flatMap(({ positions }) => positions.flat(2)))}
        boundsOptions={{ padding: [12, 12] }}
        zoomSnap={0.25}
        // The page must still scroll under a finger or a wheel; two fingers and the buttons zoom.
        dragging={!Browser.mobile}
        scrollWheelZoom={false}
        keyboard={false}
        zoomControl={false}
        attributionControl={false}
        className="h-72 bg-sunken! sm:h-112 lg:h-152"
      >
        <ZoomControl zoomInTitle={words.zoomIn} zoomOutTitle={words.zoomOut} />
        {tiles === null ? null : (
          <>
            <TileLayer url={tiles.url} attribution={tiles.attribution} />
            <AttributionControl prefix={false} />
          </>
        )}
        {drawn.map(({ area, positions }) => (
          <AreaPolygon
            key={area.id}
            area={area}
            positions={positions}
            current={area.id === current}
            labelled={wide && drawn.length <= labelsMax}
            onTiles={tiles !== null}
            onElement={(element) => {
              if (element === null) elements.current.delete(area.id);
              else elements.current.set(area.id, element);
            }}
            onMark={(on) => {
              setMarked((before) => (on ? area.id : before === area.id ? null : before));
            }}
            onFocus={() => {
              setCurrent(area.id);
            }}
            onMove={(step) => {
              move(area.id, step);
            }}
            onOpen={() => {
              onOpen(area.href);
            }}
          />
        ))}
        {marks === null ? null : (
          <Suspense fallback={null}>
            <AreaMarks shapes={shapes} marks={marks} />
          </Suspense>
        )}
        {/* Drawn once more on top: raising the area itself would take the focus from it. */}
        {drawn
          .filter(({ area }) => area.id === marked)
          .map(({ area, positions }) => (
            <Polygon
              key={area.id}
              positions={positions}
              interactive={false}
              pathOptions={{ color: outlineStrong, weight: 3.5, fill: false }}
            />
          ))}
      </MapContainer>
    </div>
  );
}
