import { z } from "zod";
import { day, id, typedLine, version } from "@/lib/platform/core/form-fields";
import { statementKinds } from "../rules/periods";

/** Where a report goes: a district of this server by its short name, or one of the known districts by its id. */
const to = z
  .string("field.choose")
  .regex(/^(served:[a-z0-9-]{2,40}|known:[0-9a-f-]{36})$/u, "field.choose");
const addressed = { to, toUnit: typedLine(60, 2) };

export const issueReportInput = z.strictObject({
  unitName: typedLine(60),
  kind: z.enum(statementKinds),
  fromDay: day,
  ...addressed,
});
export const readdressReportInput = z.strictObject({ id, version, ...addressed });

/** The text of a whole report: a hundred members with the longest words, as letters. */
export const takeInReportInput = z.strictObject({
  report: z.string("field.required").min(1, "field.required").max(400_000, "field.tooLong"),
});
