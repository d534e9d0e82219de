import { readFileSync } from "node:fs";
import { z } from "zod";
import { gridsOf } from "../content/households";
import { at } from "../content/random";
import { districtCrowds, streetAnchors } from "../geometry/anchors";
import { divide } from "../geometry/divide";
import type { Shape } from "../geometry/shapes";
import type { District } from "./districts";

export interface CommunityRow {
  code: string;
  name: string;
  streetCode: string;
}

const position = z.tuple([z.number(), z.number()]);
const outlines = z.object({
  features: z.array(
    z.object({
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)) }),
        z.object({
          type: z.literal("MultiPolygon"),
          coordinates: z.array(z.array(z.array(position))),
        }),
      ]),
    }),
  ),
});

/** The schematic map of a district: one shape for each code down to the grids. Takes seconds. */
export function drawDistrict(
  { code }: District,
  communities: readonly CommunityRow[],
): ReadonlyMap<string, Shape> {
  const text = readFileSync(`prisma/seed/data/${code}.geojson`, "utf8");
  const outline = at(outlines.parse(JSON.parse(text)).features, 0).geometry;
  const byStreet = Map.groupBy(communities, ({ streetCode }) => streetCode);
  const streets = [...byStreet].map(([street, inside]) => {
    const anchor = streetAnchors[street];
    return {
      code: street,
      ...(anchor === undefined ? {} : { anchor }),
      communities: inside.map((one) => ({ code: one.code, grids: gridsOf(one).length })),
    };
  });
  return divide({ outline, streets, seed: code, crowds: districtCrowds[code] ?? [] });
}
