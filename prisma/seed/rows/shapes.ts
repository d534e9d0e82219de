import { readFile } from "node:fs/promises";
import { z } from "zod";
import { readAreas } from "@/scripts/territory/file";
import { gridsOf } from "../content/households";
import { at } from "../content/random";
import { districtCrowds, streetAnchors } from "../geometry/anchors";
import { divide } from "../geometry/divide";
import type { Shape } from "../geometry/shapes";
import type { District } from "./districts";

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
export async function drawDistrict({ code }: District): Promise<ReadonlyMap<string, Shape>> {
  const areas = await readAreas(`prisma/seed/data/${code}.csv`);
  const text = await readFile(`prisma/seed/data/${code}.geojson`, "utf8");
  const outline = at(outlines.parse(JSON.parse(text)).features, 0).geometry;
  const children = Map.groupBy(areas, ({ parentCode }) => parentCode);
  const streets = areas
    .filter(({ level }) => level === "street")
    .map((street) => {
      const anchor = streetAnchors[street.code];
      return {
        code: street.code,
        ...(anchor === undefined ? {} : { anchor }),
        communities: (children.get(street.code) ?? []).map((one) => ({
          code: one.code,
          grids: gridsOf(one).length,
        })),
      };
    });
  return divide({ outline, streets, seed: code, crowds: districtCrowds[code] ?? [] });
}
