import { z } from "zod";
import { id, version } from "@/lib/platform/core/form-fields";
import type { ListFault } from "../rules/member-list";

/** A spreadsheet of members, to be looked through by the worker. */
export const sendListInput = z.strictObject({
  file: z.instanceof(File, { error: "field.required" }),
});
export const decideListInput = z.strictObject({ id, version });

/** What the worker does with a list: checks its file, writes a part, forgets what is not needed. */
export const checkListInput = z.strictObject({ id, file: z.instanceof(File) });
export const writePartInput = z.strictObject({ id, n: z.number().int().min(0) });
export const wipeListInput = z.strictObject({ id });

export const listStatuses = [
  "waiting",
  "unreadable",
  "checked",
  "writing",
  "done",
  "cancelled",
] as const;
export type ListStatus = (typeof listStatuses)[number];

/** The list that was sent last, for who has sent it. */
export interface ListView {
  id: string;
  version: number;
  fileName: string;
  status: ListStatus;
  /** Why it could not be read: a message key. */
  reason: string | null;
  total: number;
  good: number;
  faulty: number;
  written: number;
  known: number;
  createdAt: string;
  settledAt: string | null;
  faults: ListFault[];
}

/** A good row as it waits, with everything looked up. */
export const waitingRow = z.object({
  name: z.string(),
  phone: z.string(),
  unit: z.string(),
  areaId: z.string(),
  path: z.string(),
  gridId: z.string().nullable(),
});
export type WaitingRow = z.infer<typeof waitingRow>;

export const faultRow = z.object({
  row: z.number(),
  column: z.enum(["name", "phone", "unit", "community", "grid"]),
  value: z.string(),
  reason: z.string(),
});
