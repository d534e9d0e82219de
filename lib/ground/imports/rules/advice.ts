import { z } from "zod";

/** Something that is told about one row; the head is row 1, as the spreadsheet shows it. */
export const rowAdvice = z.object({
  row: z.number(),
  /** The column of the word's own sheet. */
  column: z.string(),
  /** What stands there. */
  value: z.string(),
  /** A message key, and what is filled in. */
  reason: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** `refused`: the row is not taken over. `noted`: it is, and somebody should know. */
  tone: z.enum(["refused", "noted"]),
});
export type RowAdvice = z.infer<typeof rowAdvice>;
