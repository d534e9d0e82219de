import { z } from "zod";

// What goes out to screens and to other systems.

/** The levels that have official codes; a building has none. */
export const codedLevel = z.enum(["district", "street", "community", "grid"]);
export type CodedLevel = z.infer<typeof codedLevel>;

/** One area of the open interface: exactly these four. The district has nothing above it. */
export const areaEntry = z.strictObject({
  code: z.string(),
  name: z.string(),
  level: codedLevel,
  parentCode: z.string().nullable(),
});
export type AreaEntry = z.infer<typeof areaEntry>;

/** A place to choose. `names`: the areas above it, below the district, from the top. */
export const place = z.object({
  id: z.string(),
  name: z.string(),
  level: z.enum(["district", "street", "community", "grid", "building"]),
  names: z.string(),
});
export const places = z.array(place);
export type Place = z.infer<typeof place>;

/** A place with its outline; `geometry` is GeoJSON in degrees, schematic. */
export const placeShapes = z.array(
  place.extend({
    geometry: z.looseObject({
      type: z.enum(["Polygon", "MultiPolygon"]),
      coordinates: z.array(z.unknown()),
    }),
  }),
);
export type PlaceShape = z.infer<typeof placeShapes>[number];

/** What is typed into the search for a place. Pairs of characters are looked up, so two at least. */
export const placeQuery = z.string().trim().min(2).max(40);
export const placeId = z.uuid();
/** The code of a place in its QR code, as people may also type it. */
export const placeTag = z
  .string()
  .transform((typed) => typed.toLowerCase().replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^[0-9a-f]{12}$/));

/** One step of choosing level by level: the places to choose from, and the one that is chosen. */
export interface PlaceStep {
  level: Place["level"];
  chosen: string | null;
  options: Place[];
}
