import { beforeAll, describe, expect, it } from "vitest";
import { createRng } from "@/prisma/seed/content/random";
import { divide, type DivideInput } from "@/prisma/seed/geometry/divide";
import {
  forEachEdge,
  interiorPoint,
  partsOf,
  pointInPolygon,
  pointsInside,
  shapeArea,
  type Shape,
} from "@/prisma/seed/geometry/shapes";
import { divisionOf } from "./districts";

describe.each(["310112", "652301"])("the division of %s", (district) => {
  let input: DivideInput;
  let shapes: Map<string, Shape>;
  let parentOf: Map<string, string>;
  let seconds: number;

  beforeAll(() => {
    input = divisionOf(district);
    const start = performance.now();
    shapes = divide(input);
    seconds = (performance.now() - start) / 1000;
    parentOf = new Map(
      input.streets.flatMap(({ code, communities }) => [
        [code, `${district}000000`],
        ...communities.map((community): [string, string] => [community.code, code]),
        ...communities.flatMap((community) =>
          gridCodes(community).map((grid): [string, string] => [grid, community.code]),
        ),
      ]),
    );
  }, 30_000);

  it("draws every area once, in good time", () => {
    expect(seconds).toBeLessThan(15);
    expect(new Set(shapes.keys())).toEqual(new Set([`${district}000000`, ...parentOf.keys()]));
  });

  it("keeps the outline of the district", () => {
    const whole = shapeArea(shapeAt(shapes, `${district}000000`));
    expect(whole / shapeArea(input.outline)).toBeCloseTo(1, 3);
  });

  it("lets children fill their parent: areas agree within 0.5 %", () => {
    const sums = new Map<string, number>();
    for (const [code, parent] of parentOf) {
      sums.set(parent, (sums.get(parent) ?? 0) + shapeArea(shapeAt(shapes, code)));
    }
    for (const [parent, sum] of sums) {
      const share = sum / shapeArea(shapeAt(shapes, parent));
      expect(Math.abs(share - 1), parent).toBeLessThan(0.005);
    }
  });

  it("puts each child inside its parent and no two siblings in one place", () => {
    const siblings = Map.groupBy(parentOf.keys(), (code) => parentOf.get(code) ?? "");
    for (const [parent, codes] of siblings) {
      for (const code of codes) {
        const points = [
          interiorPoint(shapeAt(shapes, code)),
          ...pointsInside(shapeAt(shapes, code), 3, createRng(code).next),
        ];
        for (const point of points) {
          expect(pointInPolygon(point, shapeAt(shapes, parent)), code).toBe(true);
          const holders = codes.filter((other) => pointInPolygon(point, shapeAt(shapes, other)));
          expect(holders).toEqual([code]);
        }
      }
    }
  });

  it("shares vertices: each inner border is drawn by exactly two grids, in opposite directions", () => {
    const drawn = new Map<string, number>();
    for (const [code, shape] of shapes) {
      if (code.length !== 15) continue;
      for (const ring of partsOf(shape).flat()) {
        forEachEdge(ring, (from, to) => {
          const key = `${from.join()} ${to.join()}`;
          drawn.set(key, (drawn.get(key) ?? 0) + 1);
        });
      }
    }
    let alone = 0;
    for (const [key, times] of drawn) {
      expect(times, key).toBe(1);
      if (!drawn.has(key.split(" ").reverse().join(" "))) alone += 1;
    }
    const outlineEdges = partsOf(shapeAt(shapes, `${district}000000`))
      .flat()
      .reduce((sum, ring) => sum + ring.length - 1, 0);
    // A ring too small to have an area is dropped; it leaves a handful of edges without a twin.
    expect(Math.abs(alone - outlineEdges)).toBeLessThan(12);
  });

  it("is the same every time", () => {
    expect(divide(input)).toEqual(shapes);
  }, 30_000);
});

describe("a district in two parts, one with a hole", () => {
  const square = (x: number, y: number, size: number): [number, number][] => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  const outline: Shape = {
    type: "MultiPolygon",
    coordinates: [[square(0, 0, 1), square(0.4, 0.4, 0.2)], [square(2, 0, 0.5)]],
  };
  const plan = (grids: number): DivideInput => ({
    outline,
    seed: "two",
    streets: [{ code: "990101001000", communities: [{ code: "990101001001", grids }] }],
  });

  it.each([2, 40])("is covered by %i grids", (grids) => {
    const shapes = divide(plan(grids));
    const cells = [...shapes].filter(([code]) => code.length === 15).map(([, shape]) => shape);
    expect(cells).toHaveLength(grids);
    expect(cells.reduce((sum, cell) => sum + shapeArea(cell), 0)).toBeCloseTo(1.21, 3);
    expect(cells.some((cell) => pointInPolygon([0.5, 0.5], cell))).toBe(false);
  });
});

function gridCodes({ code, grids }: { code: string; grids: number }): string[] {
  return Array.from({ length: grids }, (_, index) => code + String(index + 1).padStart(3, "0"));
}

function shapeAt(shapes: ReadonlyMap<string, Shape>, code: string): Shape {
  const shape = shapes.get(code);
  if (shape === undefined) throw new Error(`no shape for ${code}`);
  return shape;
}
