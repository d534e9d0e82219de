/**
 * Five classes from few to many: one direction in lightness, so that they stay apart for people who
 * see colours differently and in black and white. No red: more work is no fault.
 */
export const shades = ["#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"] as const;

/** Hatched: nothing is known of the place, which is not the same as none. */
export const unknownPattern = "map-unknown";

export const outline = "#46525c";
export const outlineStrong = "#1a2127";

export function shadeColour(shade: number | null): string {
  if (shade === null) return `url(#${unknownPattern})`;
  return shades[Math.min(shades.length - 1, Math.max(0, shade))] ?? shades[0];
}
