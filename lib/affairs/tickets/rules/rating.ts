/**
 * One rating for each handling. A redo clears the time of resolution, so what was rated before the
 * present resolution was an earlier round.
 */
export function isRated({ ratedAt, resolvedAt }: Handled) {
  return ratedAt !== null && resolvedAt !== null && ratedAt >= resolvedAt;
}

interface Handled {
  readonly ratedAt: Date | null;
  readonly resolvedAt: Date | null;
}
