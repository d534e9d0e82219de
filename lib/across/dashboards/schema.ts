import { z } from "zod";
import { dayNumberOf } from "@/lib/platform/core/calendar-day";
import type { RateSettings, Tally } from "./rules/figures";
import { periodKinds, type Days, type Period } from "./rules/period";
import type { Stage, StageTimes } from "./rules/stages";
import type { ExclusionLine } from "@/lib/affairs/tickets/queries/exclusions";
import {
  isUnitCount,
  unitCounts,
  unitViewNames,
  type UnitCounts,
  type UnitSettings,
} from "./rules/unit-figures";

const day = z.string().refine((text) => dayNumberOf(text) !== null);

/** What the address of the dashboard may carry. An old bookmark with a wrong part still opens. */
export const dashboardQuery = z.object({
  area: z.uuid().optional(),
  period: z.enum(periodKinds).default("month").catch("month"),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
});

/** The pages of units: a view of the table, one unit, one count of it. */
export const unitsQuery = dashboardQuery.extend({
  view: z.enum(unitViewNames).default("handling").catch("handling"),
  unit: z.uuid().optional(),
  count: z.string().refine(isUnitCount).optional().catch(undefined),
});

const firstDay = z.string("field.choose").regex(/^\d{4}-\d{2}-01$/, "field.choose");

/** The first day of a month that is over. */
export const publishMonthInput = z.strictObject({ month: firstDay });

export const publishedQuery = z.object({
  area: z.uuid().optional(),
  month: firstDay.refine((text) => dayNumberOf(text) !== null).optional(),
  view: z.enum(unitViewNames).default("handling").catch("handling"),
});

/** As they stand in a snapshot; a count that is newer than it was not published. */
export const publishedCounts = z.partialRecord(z.enum(unitCounts), z.number());
export const publishedSettings = z.object({
  minN: z.number(),
  basicWeight: z.number(),
  weights: z.object({ response: z.number(), resolution: z.number(), satisfaction: z.number() }),
});

export const mapQuery = z.object({
  area: z.uuid().optional(),
  party: z.literal("1").optional(),
  layer: z.literal("blind").optional().catch(undefined),
});
export const parentQuery = z.object({ parent: z.uuid() });

/** A place that figures are shown for. */
export interface ShownPlace {
  id: string;
  name: string;
  level: string;
}

export interface FigureRow extends ShownPlace {
  /** No longer in force; shown because it has figures. */
  ended: boolean;
  tally: Tally;
}

export interface WeekFigures {
  /** Its Monday. */
  week: string;
  registered: number;
  closed: number;
}

export interface Dashboard {
  place: ShownPlace;
  /** The places above, as far as the actor's own. */
  above: ShownPlace[];
  period: Period;
  rates: RateSettings;
  total: Tally;
  totalBefore: Tally;
  rows: FigureRow[];
  /** What stands at this place and at none below it. */
  direct: Tally;
  weeks: WeekFigures[];
  /** Epoch milliseconds. */
  asOf: number;
  timeZone: string;
}

/** A kind of matter; without an id all of them together. */
export interface TimesRow {
  id: string | null;
  name: string;
  closed: number;
  times: ReadonlyMap<Stage, StageTimes>;
}

export interface TimesBoard {
  place: ShownPlace;
  above: ShownPlace[];
  period: Period;
  minN: number;
  rows: TimesRow[];
  /** Null when nothing was closed. */
  total: TimesRow | null;
  /** Epoch milliseconds. */
  asOf: number;
  timeZone: string;
}

export interface UnitRow {
  id: string;
  name: string;
  counts: UnitCounts;
}

export interface UnitBoard {
  place: ShownPlace;
  above: ShownPlace[];
  period: Period;
  settings: UnitSettings;
  /** By name. */
  rows: UnitRow[];
  total: UnitCounts;
  /** What the place itself has received and answered at once. */
  desk: Tally;
  /** May look at what is left out and at what was published. */
  seesExclusions: boolean;
  /** Of its grids, and in how many nobody has counted. */
  households: { households: number; unknown: number };
  /** Epoch milliseconds. */
  asOf: number;
  timeZone: string;
}

export interface UnitPage {
  unit: Omit<UnitRow, "counts">;
  /** Null for the unit itself, which looks at all of its own. */
  place: ShownPlace | null;
  above: ShownPlace[];
  period: Period;
  settings: UnitSettings;
  counts: UnitCounts;
  /** Epoch milliseconds. */
  asOf: number;
  timeZone: string;
}

/** What was published, and the same with what was corrected since. */
export interface ThenAndNow {
  then: UnitCounts;
  now: UnitCounts;
}

export interface PublishedBoard {
  /** Null for the unit itself. */
  place: ShownPlace | null;
  above: ShownPlace[];
  /** First days, the latest first. */
  months: string[];
  /** May read who asked for a correction, and why. */
  seesReasons: boolean;
  /** Null when nothing has been published yet. */
  figures: {
    month: string;
    at: string;
    by: string;
    /** Null for a month that was published before the figures were kept. */
    kept: {
      days: Days;
      settings: UnitSettings;
      /** By name. */
      rows: (Omit<UnitRow, "counts"> & ThenAndNow)[];
      total: ThenAndNow;
      corrections: ExclusionLine[];
    } | null;
  } | null;
}

export interface MapRow extends ShownPlace {
  ended: boolean;
  open: number;
}

export interface MapView {
  place: ShownPlace;
  above: ShownPlace[];
  rows: MapRow[];
  /** Open tickets of this place that lie in none below it. */
  direct: number;
  /** The clock on the wall. */
  asOf: string;
}

/** Numbers for the map, apart from the outlines because they change all day. */
export const mapCounts = z.object({
  asOf: z.string(),
  direct: z.number(),
  open: z.record(z.string(), z.number()),
});
export type MapCounts = z.infer<typeof mapCounts>;

const position = z.tuple([z.number(), z.number()]).rest(z.number());
const rings = z.array(z.array(position));

/** Outlines as GeoJSON: CGCS2000 degrees, schematic. */
export const mapShapes = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(
    z.object({
      type: z.literal("Feature"),
      id: z.string(),
      properties: z.object({ name: z.string() }),
      geometry: z.discriminatedUnion("type", [
        z.object({ type: z.literal("Polygon"), coordinates: rings }),
        z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(rings) }),
      ]),
    }),
  ),
});
export type MapShapes = z.infer<typeof mapShapes>;
export type MapShape = MapShapes["features"][number];
