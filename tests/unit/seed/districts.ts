/// <reference types="node" />
import { readFileSync } from "node:fs";
import { z } from "zod";
import { gridsOf } from "@/prisma/seed/content/households";
import { at } from "@/prisma/seed/content/random";
import { districtCrowds, streetAnchors } from "@/prisma/seed/geometry/anchors";
import type { DivideInput } from "@/prisma/seed/geometry/divide";

const position = z.tuple([z.number(), z.number()]);

const geojson = z.object({
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

export interface Row {
  code: string;
  name: string;
  level: string;
  parent: string;
}

export function rowsOf(district: string): Row[] {
  return readFileSync(`prisma/seed/data/${district}.csv`, "utf8")
    .replace(/^\uFEFF/u, "")
    .trim()
    .split(/\r?\n/u)
    .slice(1)
    .map((line) => {
      const [code = "", name = "", level = "", parent = ""] = line.split(",");
      return { code, name, level, parent };
    });
}

/** The division of a real district as the seed asks for it. */
export function divisionOf(district: string): DivideInput {
  const rows = rowsOf(district);
  const text = readFileSync(`prisma/seed/data/${district}.geojson`, "utf8");
  const outline = at(geojson.parse(JSON.parse(text)).features, 0).geometry;
  const streets = rows
    .filter(({ level }) => level === "street")
    .map((street) => {
      const anchor = streetAnchors[street.code];
      return {
        code: street.code,
        ...(anchor === undefined ? {} : { anchor }),
        communities: rows
          .filter(({ parent }) => parent === street.code)
          .map((community) => ({ code: community.code, grids: gridsOf(community).length })),
      };
    });
  return { outline, streets, seed: district, crowds: districtCrowds[district] ?? [] };
}
