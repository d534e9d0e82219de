"use client";

import { divIcon, latLngBounds } from "leaflet";
import { Marker } from "react-leaflet";
import type { MapShape } from "@/lib/across/dashboards/schema";
import { positionsOf } from "./positions";

/** What is shown in the middle of an area: a sign of one character, and what it says in words. */
export interface AreaMark {
  areaId: string;
  sign: string;
  count: number;
  label: string;
}

/** Signs on the areas; they are not pressed: whatever can be opened stands in the list beside the map. */
export default function AreaMarks({
  shapes,
  marks,
}: {
  shapes: readonly MapShape[];
  marks: readonly AreaMark[];
}) {
  return shapes.flatMap((shape) => {
    const own = marks.filter(({ areaId }) => areaId === shape.id);
    if (own.length === 0) return [];
    const middle = latLngBounds(positionsOf(shape).flat(2)).getCenter();
    return [
      <Marker
        key={shape.id}
        position={middle}
        interactive={false}
        keyboard={false}
        icon={divIcon({ className: "area-marks", iconSize: [0, 0], html: signsOf(own) })}
      />,
    ];
  });
}

const sign =
  "inline-flex h-6 items-center gap-0.5 rounded-full border border-white bg-bad px-1.5 text-xs font-bold whitespace-nowrap text-white shadow";

/** Below the middle, where the name stands. */
function signsOf(marks: readonly AreaMark[]): HTMLElement {
  const box = document.createElement("span");
  box.className = "flex w-max -translate-x-1/2 translate-y-4 gap-0.5";
  for (const mark of marks) {
    const one = document.createElement("span");
    one.className = sign;
    one.setAttribute("role", "img");
    one.setAttribute("aria-label", mark.label);
    one.textContent = mark.count > 1 ? `${mark.sign}${String(mark.count)}` : mark.sign;
    box.append(one);
  }
  return box;
}
