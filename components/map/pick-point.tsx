"use client";

import "leaflet/dist/leaflet.css";
import { useEffect, useRef, useState } from "react";
import type * as Leaflet from "leaflet";
import { t } from "../messages/text";
import { fetchShapes, type ShapedPlace } from "./pick-point-shapes";

interface Picked {
  id: string;
  name: string;
  level: ShapedPlace["level"];
  names: string;
}

/**
 * Choosing a place by pressing on it: each press takes the area that was hit, marks the spot, and
 * shows the areas inside. Without a tile service it is the plain outlines. The keyboard's way is
 * the lists beside it.
 */
export default function PickPoint({
  shapesAddress,
  tiles,
  onPick,
}: {
  /** Answers the outlines below an area: `?parent=`, or those of the district. */
  shapesAddress: string;
  tiles: { url: string; attribution: string };
  onPick: (place: Picked, at: { lng: number; lat: number }) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const pick = useRef(onPick);
  const [note, setNote] = useState<"loading" | "ready" | "none" | "failed">("loading");
  const { url, attribution } = tiles;

  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);

  useEffect(() => {
    let map: Leaflet.Map | undefined;
    const stop = new AbortController();
    void draw().catch(() => {
      if (!stop.signal.aborted) setNote("failed");
    });
    return () => {
      stop.abort();
      map?.remove();
    };

    async function draw() {
      const leaflet = await import("leaflet");
      if (box.current === null || stop.signal.aborted) return;
      map = leaflet.map(box.current, {
        zoomSnap: 0.5,
        attributionControl: attribution !== "",
        // The page must still scroll under a finger or a wheel; two fingers and the buttons zoom.
        dragging: !leaflet.Browser.mobile,
        scrollWheelZoom: false,
      });
      if (url !== "") leaflet.tileLayer(url, { attribution }).addTo(map);
      const outlines = leaflet.layerGroup().addTo(map);
      const mark = leaflet.layerGroup().addTo(map);
      await show(leaflet, map, outlines, mark, null);
    }

    async function show(
      leaflet: typeof Leaflet,
      on: Leaflet.Map,
      outlines: Leaflet.LayerGroup,
      mark: Leaflet.LayerGroup,
      parent: string | null,
    ): Promise<void> {
      const places = await fetchShapes(shapesAddress, parent, stop.signal);
      if (stop.signal.aborted) return;
      if (parent === null) setNote(places.length === 0 ? "none" : "ready");
      if (places.length === 0) return;
      outlines.clearLayers();
      const all = leaflet.featureGroup();
      for (const { geometry, ...place } of places) {
        const shape = leaflet.geoJSON(geometry, { style: outline });
        shape.bindTooltip(place.name, { sticky: true });
        shape.on("click", (event) => {
          const { lng, lat } = event.latlng;
          mark.clearLayers();
          leaflet.circleMarker([lat, lng], spot).addTo(mark);
          shape.setStyle(chosen);
          pick.current(place, { lng: rounded(lng), lat: rounded(lat) });
          void show(leaflet, on, outlines, mark, place.id).catch(() => setNote("failed"));
        });
        all.addLayer(shape);
      }
      outlines.addLayer(all);
      on.fitBounds(all.getBounds(), { padding: [8, 8] });
    }
  }, [shapesAddress, url, attribution]);

  return (
    <div>
      <p role="status" className="mb-1 text-sm text-ink-soft">
        {t(`pick.${note}`)}
      </p>
      <div
        ref={box}
        aria-label={t("pick.label")}
        role="application"
        hidden={note === "none"}
        className="isolate h-80 w-full rounded-md border bg-sunken"
      />
      <p className="mt-1 text-xs text-ink-faint">{t("pick.schematic")}</p>
    </div>
  );
}

const outline = { color: "#17617f", weight: 1.5, fillColor: "#17617f", fillOpacity: 0.12 };
const chosen = { color: "#9b1c1f", weight: 2.5, fillOpacity: 0.25 };
const spot = { radius: 8, color: "#ffffff", weight: 2, fillColor: "#9b1c1f", fillOpacity: 1 };

/** Six digits are a tenth of a metre; the database keeps no more. */
function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
