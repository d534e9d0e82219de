import { z } from "zod";
import { id, version } from "@/lib/platform/core/form-fields";

/** What may be taken over from a spreadsheet of the house. */
export const importKinds = ["councils", "party"] as const;
export type ImportKind = (typeof importKinds)[number];

/** A spreadsheet, to be looked through by the worker. */
export const sendImportInput = z.strictObject({
  kind: z.enum(importKinds),
  file: z.instanceof(File, { error: "field.required" }),
});
export const decideImportInput = z.strictObject({ id, version });

/** What the worker does with an import: looks through its file, writes a part, forgets what is not needed. */
export const checkImportInput = z.strictObject({ id, file: z.instanceof(File) });
export const writeImportInput = z.strictObject({ id, n: z.number().int().min(0) });
export const wipeImportInput = z.strictObject({ id });

export const importStatuses = [
  "waiting",
  "unreadable",
  "checked",
  "writing",
  "done",
  "cancelled",
] as const;
export type ImportStatus = (typeof importStatuses)[number];

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

/** How many rows came out how. */
export interface ImportCounts {
  total: number;
  fresh: number;
  changed: number;
  same: number;
  /** With something wrong of their own. */
  faulty: number;
  /** Left because another row that belongs to them is wrong. */
  held: number;
}

/** The import that was sent last, for who may send one there. */
export interface ImportView extends ImportCounts {
  id: string;
  version: number;
  fileName: string;
  status: ImportStatus;
  /** Why it could not be read: a message key, and the heads that are missing. */
  reason: string | null;
  heads: string | null;
  written: number;
  /** Not written, because something has changed since the check. */
  leftOut: number;
  createdBy: string;
  advice: RowAdvice[];
}
