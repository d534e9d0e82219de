/** One class of the map's colours: counts from `from` to `to`, open-ended when `to` is null. */
export interface CountClass {
  readonly from: number;
  readonly to: number | null;
}

export const classCount = 5;

/**
 * None, and four steps of one round width up to the largest count: the same width everywhere, so
 * that a darker place has more and not merely a higher rank.
 */
export function classesFor(counts: readonly number[]): readonly CountClass[] {
  const step = roundStep(Math.max(1, ...counts) / (classCount - 1));
  return Array.from({ length: classCount }, (_, at) => ({
    from: at === 0 ? 0 : (at - 1) * step + 1,
    to: at === classCount - 1 ? null : at * step,
  }));
}

export function classOf(count: number, classes: readonly CountClass[]): number {
  const at = classes.findIndex(({ to }) => to === null || count <= to);
  return at === -1 ? classes.length - 1 : at;
}

const roundFactors = [1, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next number that people count in: 1, 2, 3 … 10, 20, 25, 30 … 100, 200, 250. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return Math.ceil((roundFactors.find((factor) => factor * power >= least) ?? 10) * power);
}
