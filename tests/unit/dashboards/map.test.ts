import { describe, expect, it } from "vitest";
import { positionsOf } from "@/components/map/positions";
import { shadeColour, shades } from "@/components/map/shades";
import { classCount, classesFor, classOf } from "@/lib/across/dashboards/rules/classes";
import { dashboardHref, mapHref, ticketsHref } from "@/lib/across/dashboards/rules/links";

describe("the classes of the map", () => {
  it.each([
    [[], [0, 1, 2, 3]],
    [
      [0, 3, 7],
      [0, 2, 4, 6],
    ],
    [[82], [0, 25, 50, 75]],
    [[1000], [0, 250, 500, 750]],
  ])("for %j end at %j", (counts, ends) => {
    const classes = classesFor(counts);
    expect(classes).toHaveLength(classCount);
    expect(classes.map(({ to }) => to)).toEqual([...ends, null]);
  });

  it("hold every count in exactly one class, without gaps", () => {
    const classes = classesFor([137]);
    for (let count = 0; count <= 400; count += 1) {
      const { from, to } = classes[classOf(count, classes)] ?? { from: NaN, to: null };
      expect(count >= from && (to === null || count <= to)).toBe(true);
    }
  });

  it("have a colour each, darker step by step", () => {
    expect(shades).toHaveLength(classCount);
    const light = shades.map(luminance);
    expect([...light].sort((a, b) => b - a)).toEqual(light);
    expect([shadeColour(-1), shadeColour(9)]).toEqual([shades[0], shades[4]]);
  });
});

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => (parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe("positionsOf", () => {
  const ring: [number, number][] = [
    [121.1, 31.1],
    [121.2, 31.1],
    [121.2, 31.2],
  ];
  const turned = [
    [31.1, 121.1],
    [31.1, 121.2],
    [31.2, 121.2],
  ];

  it("turns longitude and latitude, and makes one part of a polygon", () => {
    expect(positionsOf({ geometry: { type: "Polygon", coordinates: [ring] } })).toEqual([[turned]]);
    expect(
      positionsOf({ geometry: { type: "MultiPolygon", coordinates: [[ring], [ring]] } }),
    ).toEqual([[turned], [turned]]);
  });
});

describe("links", () => {
  const days = { from: "2026-11-01", to: "2026-11-22" };

  it("carry the days of what is counted by day, and none for what stands now", () => {
    expect(ticketsHref("due", "a1", days)).toBe(
      "/tickets?measure=due&area=a1&from=2026-11-01&to=2026-11-22",
    );
    expect(ticketsHref("overdue", "a1", days)).toBe("/tickets?measure=overdue&area=a1");
  });

  it("keep an address short", () => {
    expect(dashboardHref({ kind: "month", ...days })).toBe("/dashboard");
    expect(dashboardHref({ area: "a1", kind: "30", ...days })).toBe("/dashboard?area=a1&period=30");
    expect(dashboardHref({ kind: "custom", ...days })).toBe(
      "/dashboard?period=custom&from=2026-11-01&to=2026-11-22",
    );
  });

  it("go deeper down to the grid, whose tickets they show", () => {
    expect(mapHref({ id: "a1", level: "community" })).toBe("/map?area=a1");
    expect(mapHref({ id: "a1", level: "grid" })).toBe("/tickets?measure=open&area=a1");
  });
});
