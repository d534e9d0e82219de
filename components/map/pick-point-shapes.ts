export interface ShapedPlace {
  id: string;
  name: string;
  level: "district" | "street" | "community" | "grid" | "building";
  names: string;
  geometry: GeoJSON.Polygon | GeoJSON.MultiPolygon;
}

/** Fetches the outlines below an area, or below the district; throws when that fails. */
export async function fetchShapes(
  address: string,
  parent: string | null,
  signal: AbortSignal,
): Promise<readonly ShapedPlace[]> {
  const answer = await fetch(parent === null ? address : `${address}?parent=${parent}`, { signal });
  if (!answer.ok) throw new Error(`shapes: ${String(answer.status)}`);
  const data: unknown = await answer.json();
  return Array.isArray(data) ? data.filter(isShaped) : [];
}

/** Our own server checked the whole with its schema; here it is only told apart from an error page. */
function isShaped(value: unknown): value is ShapedPlace {
  return typeof value === "object" && value !== null && "id" in value && "geometry" in value;
}
