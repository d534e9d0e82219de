import { day, id, typedLine } from "@/lib/platform/core/form-fields";
import { z } from "zod";
import { areaLevels, type AreaLevel } from "../rules/codes";
import { areaNameMax } from "../rules/import";

const households = z.coerce
  .number("field.invalid")
  .int("field.invalid")
  .min(0, "field.invalid")
  .max(100_000, "field.invalid");

/** A new area one level below `parentId`; a building has no official code. */
export const addAreaInput = z.strictObject({
  parentId: id,
  name: typedLine(areaNameMax),
  code: z.string().trim().regex(/^\d+$/, "field.digits").optional(),
  households: households.optional(),
});
export type AddAreaInput = z.infer<typeof addAreaInput>;

// Areas have no version: what the person saw (`was`) says whether somebody was faster.

export const renameAreaInput = z.strictObject({
  id,
  name: typedLine(areaNameMax),
  was: z.string(),
});

export const setHouseholdsInput = z.strictObject({
  id,
  households: households.optional(),
  was: households.optional(),
});

/** The last day in force. */
export const endAreaInput = z.strictObject({ id, on: day });

/** The rows of a file as they were read; the planner judges them (rules/import.ts). */
export const importAreasInput = z.strictObject({
  rows: z.array(
    z.strictObject({
      line: z.number().int(),
      code: z.string(),
      name: z.string(),
      level: z.string(),
      parentCode: z.string(),
    }),
  ),
});

export const importAreasOutput = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  missing: z.array(z.string()),
});

/** One area in a list of the register. */
export interface AreaRow {
  id: string;
  level: AreaLevel;
  code: string | null;
  name: string;
  households: number | null;
  validTo: string | null;
  /** Areas directly below that are in force. */
  children: number;
  /** Where it lies, from the street down; empty in a list of one parent's children. */
  within: string;
}

export interface AreaPage {
  area: AreaRow & { path: string; validFrom: string };
  above: { id: string; name: string }[];
  /** How many areas in force lie below, by level. */
  below: { level: AreaLevel; count: number }[];
  rows: AreaRow[];
  /** Whether there are more rows than are shown. */
  more: boolean;
  /** Whether the administrator's own range covers this area. */
  editable: boolean;
  householdRange: { warnBelow: number; warnAbove: number };
  today: string;
}

export const areaLevelSchema = z.enum(areaLevels);
