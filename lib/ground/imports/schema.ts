import { z } from "zod";
import { id, version } from "@/lib/platform/core/form-fields";
import type { RowAdvice } from "./rules/advice";
import type { ImportStatus } from "./rules/stages";

/** What may be taken over from a spreadsheet of the house. */
export const importKinds = ["councils", "party", "units", "resources", "projects"] as const;
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
