/** A unit lies at a community or above it: grids have no blind spots of their own. */
const layerLevels = ["district", "street"] as const;

export function hasLayer({ level }: { level: string }): boolean {
  return layerLevels.some((one) => one === level);
}

/** The map of a place, or, where there is none to be drawn, its list. */
export function blindHref(place: { id: string; level: string }): string {
  return hasLayer(place)
    ? `/map?layer=blind&area=${place.id}`
    : `/units/blind-spots?area=${place.id}`;
}
