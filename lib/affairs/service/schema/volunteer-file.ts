import { z } from "zod";
import { carriedJson, day, typedLine } from "@/lib/platform/core/form-fields";
import { columnsMax, volunteerFields } from "../rules/volunteer-file";

/** Days of the district, both included. */
export const exportServiceInput = z
  .strictObject({ from: day, to: day })
  .refine(({ from, to }) => from <= to, { path: ["to"], message: "field.daysTurned" });

const column = z.strictObject({ head: typedLine(30, 1), field: z.enum(volunteerFields) });

/** The columns in their order. */
export const volunteerColumns = z
  .array(column, "field.columns")
  .min(1, "field.columns")
  .max(columnsMax, "field.columnsMany");

export const setColumnsInput = z.strictObject({
  /** 0: the district has named none yet. */
  version: z.coerce.number("field.invalid").int("field.invalid").min(0, "field.invalid"),
  columns: carriedJson(8000).pipe(volunteerColumns),
});
