import { z } from "zod";
import { id, typedLine, version } from "@/lib/platform/core/form-fields";
import { reasonMax } from "./rules/policy";
import { retentionRules, type RetentionRule } from "./rules/rules";

export const holdInput = z.strictObject({
  number: typedLine(30),
  reason: typedLine(reasonMax, 4),
});

export const liftInput = z.strictObject({ id, version, reason: typedLine(reasonMax, 4) });

export const runInput = z.strictObject({ rule: z.enum(retentionRules) });

export const runOutput = z.object({ taken: z.number(), finished: z.boolean() });

export interface RetentionLine {
  rule: RetentionRule;
  days: number;
  runs: boolean;
  /** What the next run would take, the oldest of it, and what a hold keeps. */
  due: number;
  oldest: string | null;
  held: number;
  last: { at: string; taken: number; finished: boolean } | null;
}

export interface HoldLine {
  id: string;
  version: number;
  kind: "ticket" | "request" | "topic";
  number: string;
  reason: string;
  placedAt: string;
  placedBy: string;
  lifted: { at: string; by: string; reason: string } | null;
}

export interface RetentionPage {
  now: string;
  zone: string;
  lines: RetentionLine[];
  holds: HoldLine[];
  /** Whether the rest is switched on, or from which day it will be. */
  active: boolean;
  activeFrom: string | null;
}
