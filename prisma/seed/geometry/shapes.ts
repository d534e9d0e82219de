/** The part of GeoJSON that the seed needs; positions are [longitude, latitude] in degrees. */
export type Position = [number, number];
export type Ring = Position[];

export interface Polygon {
  type: "Polygon";
  coordinates: Ring[];
}

export interface MultiPolygon {
  type: "MultiPolygon";
  coordinates: Ring[][];
}

export type Shape = Polygon | MultiPolygon;

/** The parts of a shape, each an outer ring followed by its holes. */
export function partsOf(shape: Shape): Ring[][] {
  return shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
}

export function shapeOf(parts: Ring[][]): Shape {
  const [only, ...more] = parts;
  return only !== undefined && more.length === 0
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates: parts };
}

/** Signed area in the unit of the coordinates, squared: positive when counter-clockwise. */
export function ringArea(ring: readonly Position[]): number {
  let doubled = 0;
  forEachEdge(ring, ([ax, ay], [bx, by]) => {
    doubled += ax * by - bx * ay;
  });
  return doubled / 2;
}

/** Area in square degrees: only good for proportions inside one district. */
export function shapeArea(shape: Shape): number {
  return partsOf(shape).reduce(
    (sum, [outer = [], ...holes]) =>
      sum +
      Math.abs(ringArea(outer)) -
      holes.reduce((cut, hole) => cut + Math.abs(ringArea(hole)), 0),
    0,
  );
}

/** Even-odd rule over all rings, so that holes and parts need no cases of their own. */
export function pointInPolygon(point: Position, shape: Shape): boolean {
  return partsOf(shape).reduce(
    (inside, part) => part.reduce((odd, ring) => odd !== crossesOdd(point, ring), inside),
    false,
  );
}

/**
 * A point well inside the shape: the middle of the widest stretch found on a few horizontal lines
 * through it. A centroid would not do, because it may lie outside a bent shape.
 */
export function interiorPoint(shape: Shape): Position {
  const rings = partsOf(shape).flat();
  const [minY, maxY] = extentY(rings);
  let best: { width: number; point: Position } | undefined;
  for (const share of [0.5, 0.42, 0.58, 0.33, 0.67, 0.24, 0.76, 0.13, 0.87]) {
    const y = minY + (maxY - minY) * share;
    const xs = crossingsAt(y, rings);
    for (let i = 0; i + 1 < xs.length; i += 2) {
      const [from = 0, to = 0] = [xs[i], xs[i + 1]];
      if (best === undefined || to - from > best.width) {
        best = { width: to - from, point: [(from + to) / 2, y] };
      }
    }
  }
  if (best === undefined) throw new RangeError("a shape without area has no interior point");
  return best.point;
}

/** Points spread over the shape, for buildings and tickets; `next` gives numbers in [0, 1). */
export function pointsInside(shape: Shape, count: number, next: () => number): Position[] {
  const rings = partsOf(shape).flat();
  const [minY, maxY] = extentY(rings);
  const points: Position[] = [];
  for (let tries = 0; points.length < count && tries < count * 40; tries += 1) {
    const y = minY + (maxY - minY) * next();
    const xs = crossingsAt(y, rings);
    const stretch = Math.floor((next() * xs.length) / 2) * 2;
    const [from, to] = [xs[stretch], xs[stretch + 1]];
    // Near a tip the stretch is too short to round a point into it.
    if (from === undefined || to === undefined || to - from < 2e-5) continue;
    // The outer tenths are left free, so that a marker does not sit on the border.
    const x = from + (to - from) * (0.1 + 0.8 * next());
    const point: Position = [round(x, 6), round(y, 6)];
    // Beside a flat edge the rounding alone can step over it.
    if (pointInPolygon(point, shape)) points.push(point);
  }
  while (points.length < count) points.push(interiorPoint(shape));
  return points;
}

export function round(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** The closed ring without repeated points and without spikes, where a border runs out and back. */
export function withoutSpikes(ring: Ring): Ring {
  const kept: Ring = [];
  for (const position of ring) {
    if (samePosition(kept.at(-1), position)) continue;
    if (samePosition(kept.at(-2), position)) kept.pop();
    else kept.push(position);
  }
  return kept;
}

function samePosition(a: Position | undefined, b: Position): boolean {
  return a !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** Calls back for each edge of a closed ring (first position repeated at the end). */
export function forEachEdge(
  ring: readonly Position[],
  visit: (from: Position, to: Position) => void,
): void {
  let previous: Position | undefined;
  for (const position of ring) {
    if (previous !== undefined) visit(previous, position);
    previous = position;
  }
}

function crossesOdd([x, y]: Position, ring: readonly Position[]): boolean {
  let odd = false;
  forEachEdge(ring, ([ax, ay], [bx, by]) => {
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) odd = !odd;
  });
  return odd;
}

function crossingsAt(y: number, rings: readonly Ring[]): number[] {
  const xs: number[] = [];
  for (const ring of rings) {
    forEachEdge(ring, ([ax, ay], [bx, by]) => {
      if (ay > y !== by > y) xs.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    });
  }
  return xs.sort((a, b) => a - b);
}

function extentY(rings: readonly Ring[]): [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const ring of rings) {
    for (const [, y] of ring) {
      min = Math.min(min, y);
      max = Math.max(max, y);
    }
  }
  return [min, max];
}
