import type { MapShape } from "@/lib/across/dashboards/schema";

export type LatLng = [number, number];

/** GeoJSON says longitude first, Leaflet latitude. Always parts of rings, also for one polygon. */
export function positionsOf({ geometry }: Pick<MapShape, "geometry">): LatLng[][][] {
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((rings) =>
    rings.map((ring) => ring.map(([longitude, latitude]): LatLng => [latitude, longitude])),
  );
}
