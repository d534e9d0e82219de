import { at } from "../content/random";
import type { BorderEdge } from "./cells";
import { pointInPolygon, ringArea, shapeOf, type Position, type Ring, type Shape } from "./shapes";

/**
 * The shapes of all groups of cells at once. `groupOf` names the group of a cell; borders between
 * cells of one group vanish, the others are strung to rings.
 */
export function mergeCells(
  edges: readonly BorderEdge[],
  groupOf: (cell: number) => string,
): Map<string, Shape> {
  const borders = new Map<string, BorderEdge[]>();
  for (const edge of edges) {
    const group = groupOf(edge.left);
    if (edge.right !== -1 && groupOf(edge.right) === group) continue;
    const list = borders.get(group);
    if (list === undefined) borders.set(group, [edge]);
    else list.push(edge);
  }
  return new Map([...borders].map(([group, list]) => [group, shapeOf(partsFrom(rings(list)))]));
}

/** Strings directed edges, area to their left, into closed rings. */
function rings(edges: readonly BorderEdge[]): Ring[] {
  const leaving = new Map<string, BorderEdge[]>();
  for (const edge of edges) {
    const key = keyOf(edge.from);
    const list = leaving.get(key);
    if (list === undefined) leaving.set(key, [edge]);
    else list.push(edge);
  }
  const found: Ring[] = [];
  for (const start of edges) {
    if (!take(leaving, start)) continue;
    const ring: Ring = [start.from, start.to];
    let current = start;
    while (keyOf(current.to) !== keyOf(start.from)) {
      const next = sharpestTurn(current, leaving.get(keyOf(current.to)) ?? []);
      if (next === undefined) throw new Error(`open border at ${keyOf(current.to)}`);
      take(leaving, next);
      ring.push(next.to);
      current = next;
    }
    found.push(ring);
  }
  return found;
}

/**
 * Where several borders leave one point, the first one clockwise from the way back bounds the same
 * area; any other would jump over a neighbour that touches there.
 */
function sharpestTurn(into: BorderEdge, choices: readonly BorderEdge[]): BorderEdge | undefined {
  const back = Math.atan2(into.from[1] - into.to[1], into.from[0] - into.to[0]);
  let best: { turn: number; edge: BorderEdge } | undefined;
  for (const edge of choices) {
    const angle = Math.atan2(edge.to[1] - edge.from[1], edge.to[0] - edge.from[0]);
    const turn = (back - angle + 4 * Math.PI) % (2 * Math.PI);
    const rank = turn < 1e-12 ? 2 * Math.PI : turn;
    if (best === undefined || rank < best.turn) best = { turn: rank, edge };
  }
  return best?.edge;
}

/** Removes the edge from those not yet used; false if it was used already. */
function take(leaving: Map<string, BorderEdge[]>, edge: BorderEdge): boolean {
  const list = leaving.get(keyOf(edge.from)) ?? [];
  const index = list.indexOf(edge);
  if (index === -1) return false;
  list.splice(index, 1);
  return true;
}

/** Counter-clockwise rings are parts, clockwise ones are holes of the part around them. */
function partsFrom(found: readonly Ring[]): Ring[][] {
  const real = found.filter((ring) => ring.length > 3 && Math.abs(ringArea(ring)) > 1e-12);
  const parts = real
    .filter((ring) => ringArea(ring) > 0)
    .sort((a, b) => ringArea(b) - ringArea(a))
    .map((ring) => [ring]);
  for (const hole of real.filter((ring) => ringArea(ring) < 0)) {
    const middle = halfway(hole);
    // From the smallest part on, because a part may lie in a hole of another part.
    const owner = [...parts]
      .reverse()
      .find(([outer = []]) => pointInPolygon(middle, { type: "Polygon", coordinates: [outer] }));
    owner?.push(hole);
  }
  return parts;
}

/** A point just inside a hole, beside the middle of its first edge. */
function halfway(hole: Ring): Position {
  const [a, b] = [at(hole, 0), at(hole, 1)];
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return [(a[0] + b[0]) / 2 + dy * 1e-4, (a[1] + b[1]) / 2 - dx * 1e-4];
}

function keyOf([x, y]: Position): string {
  return `${x},${y}`;
}
