import { z } from "zod";
import {
  filterCursor,
  filterDay,
  filterDue,
  filterIdle,
  filterText,
  filterUrgency,
  single,
  type AddressValues,
} from "./ticket-filter";
import type { AssignmentStatus } from "./statuses";

/** The tabs above the list of an organization. */
export const assignmentGroups = {
  arriving: ["dispatched"],
  working: ["accepted", "in_progress"],
  deferred: ["deferred"],
  signing: ["sign_off"],
  checking: ["submitted", "verified"],
  returning: ["return_requested"],
  done: ["done", "waived"],
  ended: ["returned", "recalled", "withdrawn", "terminated"],
} as const satisfies Record<string, readonly AssignmentStatus[]>;

export type AssignmentGroup = keyof typeof assignmentGroups;

export const assignmentGroupNames = [
  "arriving",
  "working",
  "deferred",
  "signing",
  "checking",
  "returning",
  "done",
  "ended",
] as const satisfies readonly AssignmentGroup[];

/** While the organization has the matter in hand. */
export const assignmentRunning = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "sign_off",
] as const satisfies readonly AssignmentStatus[];

/** 本单位待领: nobody has taken it; 我的: handled by the one who looks. */
export const assignmentShares = ["free", "mine"] as const;

export const assignmentFilter = z.object({
  group: z.enum(assignmentGroupNames).optional().catch(undefined),
  urgency: filterUrgency,
  part: z.enum(["lead", "co"]).optional().catch(undefined),
  due: filterDue,
  redo: z.enum(["0", "1"]).optional().catch(undefined), // sent back to be done again
  idle: filterIdle,
  whose: z.enum(assignmentShares).optional().catch(undefined),
  from: filterDay,
  to: filterDay,
  q: filterText,
  before: filterCursor,
  after: filterCursor,
});
export type AssignmentFilter = z.infer<typeof assignmentFilter>;

export function readAssignmentFilter(values: AddressValues): AssignmentFilter {
  return assignmentFilter.parse(single(values));
}
