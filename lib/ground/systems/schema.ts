import { z } from "zod";
import { day, id, typedLine, version } from "@/lib/platform/core/form-fields";
import type { KeyState } from "./rules/policy";

export const openSystemInput = z.strictObject({
  name: typedLine(30, 2),
  keeper: typedLine(60, 2),
  lastDay: day,
});
export const renewSystemInput = z.strictObject({ id, version, lastDay: day });
export const revokeSystemInput = z.strictObject({ id, version });

/** What the page is told, once: the key that goes to the other system. */
export const openedSystem = z.object({ id: z.string(), name: z.string() });
export type OpenedSystem = z.infer<typeof openedSystem>;
export const shownKey = openedSystem.extend({ key: z.string(), address: z.string() });
export type ShownKey = z.infer<typeof shownKey>;

export interface SystemRow {
  id: string;
  version: number;
  name: string;
  keeper: string;
  state: KeyState;
  openedAt: string;
  openedBy: string;
  expiresAt: string;
  revokedAt: string | null;
  revokedBy: string | null;
  /** The day of the last use, YYYY-MM-DD. */
  usedOn: string | null;
}
