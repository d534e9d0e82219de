import { Delaunay } from "d3-delaunay";
import { at, createRng, type Rng } from "../content/random";
import { cellBorders } from "./cells";
import { mergeCells } from "./merge";
import { partsOf, pointInPolygon, round, withoutSpikes, type Position, type Shape } from "./shapes";

export interface StreetPlan {
  code: string;
  /** Roughly where the street lies, so that neighbours on the map are neighbours in life. */
  anchor?: Position;
  communities: readonly { code: string; grids: number }[];
}

/** A built-up place: `share` of all grids crowd around it, within about `km` kilometres. */
export interface Crowd {
  at: Position;
  km: number;
  share: number;
}

export interface DivideInput {
  outline: Shape;
  streets: readonly StreetPlan[];
  seed: string;
  crowds?: readonly Crowd[];
}

const DECIMALS = 5;
const SAMPLES_PER_GRID = 24;
const ROUNDS = 14;

/**
 * A schematic division of a district: one Voronoi cell per grid, cells gathered to communities,
 * streets and the district itself. Grids have no gaps and no overlaps (GB/T: closed polygons with
 * topology), parents are exactly the union of their children. Not a survey: the borders are drawn,
 * only their number and rough place are real.
 *
 * Grid codes are the community's code and three digits, west to east.
 */
export function divide(input: DivideInput): Map<string, Shape> {
  const rng = createRng(`divide:${input.seed}`);
  const plane = planeOf(input.outline);
  const outline = mapShape(input.outline, plane.toPlane);
  const total = input.streets.reduce((sum, street) => sum + gridsIn(street), 0);
  const seeds = spread(outline, total, crowdsOn(plane, input.crowds ?? []), rng);
  const places = place(seeds, input.streets, plane);
  const edges = cellBorders(seeds, outline)
    .map((edge) => ({ ...edge, from: plane.toDegrees(edge.from), to: plane.toDegrees(edge.to) }))
    // Rounding can bring both ends of a short border together; such a border divides nothing.
    .filter(({ from, to }) => from[0] !== to[0] || from[1] !== to[1]);
  const district = `${at(input.streets, 0).code.slice(0, 6)}000000`;
  return new Map([
    ...mergeCells(edges, () => district),
    ...mergeCells(edges, (cell) => at(places, cell).street),
    ...mergeCells(edges, (cell) => at(places, cell).community),
    ...mergeCells(edges, (cell) => at(places, cell).grid),
  ]);
}

interface Plane {
  toPlane: (degrees: Position) => Position;
  toDegrees: (point: Position) => Position;
}

/** Kilometres east and north of a corner: cells drawn in degrees would be squeezed in the north. */
function planeOf(outline: Shape): Plane {
  const all = partsOf(outline).flat(2);
  const [west, south] = [Math.min(...all.map(([x]) => x)), Math.min(...all.map(([, y]) => y))];
  const north = Math.max(...all.map(([, y]) => y));
  const kmPerLat = 111.2;
  const kmPerLon = kmPerLat * Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    toPlane: ([lon, lat]) => [(lon - west) * kmPerLon, (lat - south) * kmPerLat],
    toDegrees: ([x, y]) => [
      round(west + x / kmPerLon, DECIMALS),
      round(south + y / kmPerLat, DECIMALS),
    ],
  };
}

function mapShape(shape: Shape, move: (position: Position) => Position): Shape {
  return {
    type: "MultiPolygon",
    coordinates: partsOf(shape).map((part) => part.map((ring) => withoutSpikes(ring).map(move))),
  };
}

function crowdsOn(plane: Plane, crowds: readonly Crowd[]): Crowd[] {
  return crowds.map((crowd) => ({ ...crowd, at: plane.toPlane(crowd.at) }));
}

/**
 * Seeds spread evenly over the district, closer together in its crowded places: Lloyd's rounds over
 * a cloud of samples, which needs no clipping and respects density by itself.
 */
function spread(outline: Shape, count: number, crowds: readonly Crowd[], rng: Rng): Position[] {
  const samples = cloud(outline, count * SAMPLES_PER_GRID, crowds, rng);
  let seeds = samples.slice(0, count);
  const owner = new Int32Array(samples.length);
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    const delaunay = Delaunay.from(seeds);
    const sums = seeds.map(() => ({ x: 0, y: 0, n: 0 }));
    samples.forEach(([x, y], index) => {
      const cell = delaunay.find(x, y, owner[index] ?? 0);
      owner[index] = cell;
      const sum = at(sums, cell);
      sum.x += x;
      sum.y += y;
      sum.n += 1;
    });
    seeds = sums.map(({ x, y, n }, index): Position =>
      n === 0
        ? at(samples, rng.int(0, samples.length - 1))
        : keepInside(outline, [x / n, y / n], at(seeds, index)),
    );
  }
  return seeds;
}

/** The middle of a bent cell may lie beyond the border; its old seed does not. */
function keepInside(outline: Shape, moved: Position, old: Position): Position {
  return pointInPolygon(moved, outline) ? moved : old;
}

function cloud(outline: Shape, count: number, crowds: readonly Crowd[], rng: Rng): Position[] {
  const all = partsOf(outline).flat(2);
  const width = Math.max(...all.map(([x]) => x));
  const height = Math.max(...all.map(([, y]) => y));
  const samples: Position[] = [];
  while (samples.length < count) {
    const point = crowdedPoint(crowds, rng) ?? [rng.next() * width, rng.next() * height];
    if (pointInPolygon(point, outline)) samples.push(point);
  }
  return samples;
}

function crowdedPoint(crowds: readonly Crowd[], rng: Rng): Position | undefined {
  let ticket = rng.next();
  for (const crowd of crowds) {
    ticket -= crowd.share;
    if (ticket < 0) {
      // Box–Muller: one normal radius, one angle.
      const radius = crowd.km * Math.sqrt(-2 * Math.log(1 - rng.next()));
      const angle = 2 * Math.PI * rng.next();
      return [crowd.at[0] + radius * Math.cos(angle), crowd.at[1] + radius * Math.sin(angle)];
    }
  }
  return undefined;
}

interface Place {
  street: string;
  community: string;
  grid: string;
}

/** Which street, community and grid each seed stands for. */
function place(seeds: readonly Position[], streets: readonly StreetPlan[], plane: Plane): Place[] {
  const places: Place[] = new Array<Place>(seeds.length);
  const everyone = seeds.map((_, index) => index);
  const parcels = streets.map((street) => ({
    item: street,
    weight: gridsIn(street),
    ...(street.anchor === undefined ? {} : { anchor: plane.toPlane(street.anchor) }),
  }));
  for (const [street, inStreet] of parcel(everyone, parcels, seeds)) {
    const inside = street.communities.map((item) => ({ item, weight: item.grids }));
    for (const [community, inCommunity] of parcel(inStreet, inside, seeds)) {
      [...inCommunity]
        .sort((a, b) => at(seeds, a)[0] - at(seeds, b)[0] || at(seeds, b)[1] - at(seeds, a)[1])
        .forEach((cell, index) => {
          const grid = community.code + String(index + 1).padStart(3, "0");
          places[cell] = { street: street.code, community: community.code, grid };
        });
    }
  }
  return places;
}

interface Parcel<T> {
  item: T;
  weight: number;
  anchor?: Position;
}

/** Halves the seeds across their longer axis until each item has as many as it weighs. */
function parcel<T>(
  cells: readonly number[],
  items: readonly Parcel<T>[],
  seeds: readonly Position[],
): [T, readonly number[]][] {
  const [first] = items;
  if (first === undefined) return [];
  if (items.length === 1) return [[first.item, cells]];
  const along = longAxis(cells.map((cell) => at(seeds, cell)));
  const ordered = items.every(({ anchor }) => anchor !== undefined)
    ? [...items].sort((a, b) => along(a.anchor ?? [0, 0]) - along(b.anchor ?? [0, 0]))
    : items;
  const half = halfway(ordered.map(({ weight }) => weight));
  const taken = ordered.slice(0, half).reduce((sum, { weight }) => sum + weight, 0);
  const line = [...cells].sort((a, b) => along(at(seeds, a)) - along(at(seeds, b)));
  return [
    ...parcel(line.slice(0, taken), ordered.slice(0, half), seeds),
    ...parcel(line.slice(taken), ordered.slice(half), seeds),
  ];
}

/** How many leading weights come closest to half of the sum; at least one, never all. */
function halfway(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let [best, sum] = [1, 0];
  let bestGap = Infinity;
  for (let i = 0; i + 1 < weights.length; i += 1) {
    sum += at(weights, i);
    const gap = Math.abs(total / 2 - sum);
    if (gap < bestGap) [best, bestGap] = [i + 1, gap];
  }
  return best;
}

/** The measure along the principal axis of the points; points west (then north) come first. */
function longAxis(points: readonly Position[]): (point: Position) => number {
  const n = points.length;
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / n;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / n;
  let [xx, xy, yy] = [0, 0, 0];
  for (const [x, y] of points) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [dx, dy] = [Math.cos(angle), Math.sin(angle)];
  const sign = Math.abs(dx) > Math.abs(dy) ? Math.sign(dx) : -Math.sign(dy);
  return ([x, y]) => sign * (x * dx + y * dy);
}

function gridsIn(street: StreetPlan): number {
  return street.communities.reduce((sum, { grids }) => sum + grids, 0);
}
