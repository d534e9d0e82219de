/** The end of an axis: 1, 2 or 5 times a power of ten, so that the lines fall on round numbers. */
export function niceMax(values: readonly (number | null)[]): number {
  const largest = Math.max(1, ...values.map((value) => value ?? 0));
  const power = 10 ** Math.floor(Math.log10(largest));
  const step = [1, 2, 5, 10].find((factor) => factor * power >= largest) ?? 10;
  return step * power;
}

/** A value as a share of the axis in hundredths, never outside it. */
export function share(value: number, max: number): number {
  return max <= 0 ? 0 : Math.min(100, Math.max(0, (value / max) * 100));
}
