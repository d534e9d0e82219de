import { Delaunay } from "d3-delaunay";
import { at } from "../content/random";
import {
  forEachEdge,
  pointInPolygon,
  ringArea,
  partsOf,
  type Position,
  type Shape,
} from "./shapes";

/**
 * A directed piece of border. The cell `left` lies to its left; `right` is the cell on the other
 * side, or -1 outside the district.
 */
export interface BorderEdge {
  from: Position;
  to: Position;
  left: number;
  right: number;
}

/**
 * The Voronoi diagram of the seeds, cut along the outline, as directed edges. Each inner border is
 * computed once and listed in both directions, so two neighbours can neither overlap nor leave a
 * gap, whatever is merged from the cells later.
 */
export function cellBorders(seeds: readonly Position[], outline: Shape): BorderEdge[] {
  const far = distantFrame(outline);
  const delaunay = Delaunay.from([...seeds, ...far]);
  const walls = outlineWalls(outline);
  const edges: BorderEdge[] = [];
  for (const { from, to, a, b } of voronoiEdges(delaunay)) {
    if (a >= seeds.length && b >= seeds.length) continue;
    for (const [p, q] of insideParts(from, to, walls, outline)) {
      edges.push({ from: p, to: q, left: a, right: b }, { from: q, to: p, left: b, right: a });
    }
  }
  for (const wall of walls) {
    for (const [p, q] of wallPieces(wall)) {
      const left = delaunay.find((p[0] + q[0]) / 2, (p[1] + q[1]) / 2);
      edges.push({ from: p, to: q, left, right: -1 });
    }
  }
  return edges;
}

/** One edge of the outline, the district to its left, and the points where borders meet it. */
interface Wall {
  from: Position;
  to: Position;
  cuts: { share: number; point: Position }[];
}

function outlineWalls(outline: Shape): Wall[] {
  const walls: Wall[] = [];
  for (const part of partsOf(outline)) {
    part.forEach((ring, index) => {
      // The outer ring must run counter-clockwise and a hole clockwise: district to the left.
      const turned = ringArea(ring) > 0 !== (index === 0) ? [...ring].reverse() : ring;
      forEachEdge(turned, (from, to) => {
        if (from[0] !== to[0] || from[1] !== to[1]) walls.push({ from, to, cuts: [] });
      });
    });
  }
  return walls;
}

function wallPieces(wall: Wall): [Position, Position][] {
  const cuts = [...wall.cuts].sort((a, b) => a.share - b.share).map(({ point }) => point);
  return pieces([wall.from, ...cuts, wall.to]);
}

function pieces(points: readonly Position[]): [Position, Position][] {
  const pairs: [Position, Position][] = [];
  for (let i = 0; i + 1 < points.length; i += 1) pairs.push([at(points, i), at(points, i + 1)]);
  return pairs;
}

interface VoronoiEdge {
  from: Position;
  to: Position;
  /** The cell to the left of the edge, and the one to its right. */
  a: number;
  b: number;
}

function voronoiEdges(delaunay: Delaunay<Delaunay.Point>): VoronoiEdge[] {
  const { halfedges, triangles, points } = delaunay;
  const { circumcenters } = delaunay.voronoi();
  const centre = (halfedge: number): Position => {
    const triangle = Math.floor(halfedge / 3);
    return [at2(circumcenters, triangle * 2), at2(circumcenters, triangle * 2 + 1)];
  };
  const edges: VoronoiEdge[] = [];
  for (let e = 0; e < halfedges.length; e += 1) {
    const twin = at2(halfedges, e);
    if (twin < e) continue;
    const one = at2(triangles, e);
    const other = at2(triangles, twin);
    const from = centre(e);
    const to = centre(twin);
    const [sx, sy] = [at2(points, one * 2), at2(points, one * 2 + 1)];
    const oneIsLeft = (to[0] - from[0]) * (sy - from[1]) - (to[1] - from[1]) * (sx - from[0]) > 0;
    edges.push({ from, to, a: oneIsLeft ? one : other, b: oneIsLeft ? other : one });
  }
  return edges;
}

function at2(list: ArrayLike<number>, index: number): number {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no number at ${index}`);
  return value;
}

/** The stretches of a border that lie inside the outline; notes its meeting points on the walls. */
function insideParts(
  from: Position,
  to: Position,
  walls: readonly Wall[],
  outline: Shape,
): [Position, Position][] {
  const [minX, maxX] = [Math.min(from[0], to[0]), Math.max(from[0], to[0])];
  const [minY, maxY] = [Math.min(from[1], to[1]), Math.max(from[1], to[1])];
  const hits: { share: number; point: Position }[] = [];
  for (const wall of walls) {
    const [p, q] = [wall.from, wall.to];
    if (Math.max(p[0], q[0]) < minX || Math.min(p[0], q[0]) > maxX) continue;
    if (Math.max(p[1], q[1]) < minY || Math.min(p[1], q[1]) > maxY) continue;
    const hit = crossing(from, to, p, q);
    if (hit === undefined) continue;
    hits.push({ share: hit.onFirst, point: hit.point });
    wall.cuts.push({ share: hit.onSecond, point: hit.point });
  }
  hits.sort((a, b) => a.share - b.share);
  return pieces([from, ...hits.map(({ point }) => point), to]).filter(([p, q]) =>
    pointInPolygon([(p[0] + q[0]) / 2, (p[1] + q[1]) / 2], outline),
  );
}

function crossing(
  a: Position,
  b: Position,
  c: Position,
  d: Position,
): { onFirst: number; onSecond: number; point: Position } | undefined {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const cross = rx * sy - ry * sx;
  if (cross === 0) return undefined;
  const onFirst = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross;
  const onSecond = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross;
  // Half open on the wall: a border through a corner of the outline meets one wall, not two.
  if (onFirst < 0 || onFirst > 1 || onSecond < 0 || onSecond >= 1) return undefined;
  return { onFirst, onSecond, point: [c[0] + sx * onSecond, c[1] + sy * onSecond] };
}

/** Points so far away that no cell of theirs reaches the district, but every real cell is closed. */
function distantFrame(outline: Shape): Position[] {
  const all = partsOf(outline).flat(2);
  const xs = all.map(([x]) => x);
  const ys = all.map(([, y]) => y);
  const [minX, maxX] = [Math.min(...xs), Math.max(...xs)];
  const [minY, maxY] = [Math.min(...ys), Math.max(...ys)];
  const reach = 4 * Math.hypot(maxX - minX, maxY - minY);
  const frame: Position[] = [];
  for (let i = 0; i < 16; i += 1) {
    // Not a regular circle: points on one circle would share a circumcentre.
    const angle = (i / 16) * 2 * Math.PI + 0.01 * i;
    const radius = reach * (1 + 0.03 * (i % 3));
    frame.push([
      (minX + maxX) / 2 + radius * Math.cos(angle),
      (minY + maxY) / 2 + radius * Math.sin(angle),
    ]);
  }
  return frame;
}
