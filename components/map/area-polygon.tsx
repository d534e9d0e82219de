"use client";

import type { Polygon as LeafletPolygon } from "leaflet";
import { useEffect, useEffectEvent, useRef } from "react";
import { Polygon, Tooltip } from "react-leaflet";
import { outline, shadeColour } from "./shades";
import type { LatLng } from "./positions";

export interface MapArea {
  id: string;
  name: string;
  count: number;
  /** Stands in place of the count where nothing is known. */
  unknown?: string | undefined;
  /** The class of its count, 0 to 4; null where nothing is known. */
  shade: number | null;
  /** What a screen reader says. */
  label: string;
  href: string;
}

const steps: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

/** One area: drawn by Leaflet, given its role, name and keys as a link here. */
export function AreaPolygon({
  area,
  positions,
  current,
  labelled,
  onTiles,
  onElement,
  onMark,
  onFocus,
  onMove,
  onOpen,
}: {
  area: MapArea;
  positions: LatLng[][][];
  /** The one that Tab reaches. */
  current: boolean;
  labelled: boolean;
  onTiles: boolean;
  onElement: (element: SVGElement | null) => void;
  /** Under the mouse or focused, or no longer. */
  onMark: (marked: boolean) => void;
  onFocus: () => void;
  onMove: (step: number) => void;
  onOpen: () => void;
}) {
  const layer = useRef<LeafletPolygon>(null);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) onMove(step);
    else if (event.key === "Enter" || event.key === " ") onOpen();
    else return;
    event.preventDefault();
  });
  const onReached = useEffectEvent(() => {
    onMark(true);
    onFocus();
  });
  const onLeft = useEffectEvent(() => {
    onMark(false);
  });
  const onDrawn = useEffectEvent(onElement);

  useEffect(() => {
    const element = layer.current?.getElement();
    if (!(element instanceof SVGElement)) return;
    element.setAttribute("role", "link");
    element.addEventListener("keydown", onKey);
    element.addEventListener("focus", onReached);
    element.addEventListener("blur", onLeft);
    onDrawn(element);
    return () => {
      element.removeEventListener("keydown", onKey);
      element.removeEventListener("focus", onReached);
      element.removeEventListener("blur", onLeft);
      onDrawn(null);
    };
  }, []);

  useEffect(() => {
    const element = layer.current?.getElement();
    element?.setAttribute("aria-label", area.label);
    element?.setAttribute("tabindex", current ? "0" : "-1");
  }, [area.label, current]);

  return (
    <Polygon
      ref={layer}
      positions={positions}
      pathOptions={{
        className: "outline-none",
        color: outline,
        weight: 1,
        fillColor: shadeColour(area.shade),
        fillOpacity: onTiles ? 0.6 : 0.9,
      }}
      eventHandlers={{
        click: onOpen,
        mouseover: () => {
          onMark(true);
        },
        mouseout: () => {
          onMark(false);
        },
      }}
    >
      <Tooltip permanent={labelled} sticky={!labelled} direction={labelled ? "center" : "top"}>
        {`${area.name} ${area.unknown ?? String(area.count)}`}
      </Tooltip>
    </Polygon>
  );
}
