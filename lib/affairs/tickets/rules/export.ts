import type { DutyRole } from "@/lib/platform/access/actor";

export const ticketExportRoles = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies readonly DutyRole[];

export const assignmentExportRoles = [
  "dept_clerk",
  "dept_leader",
] as const satisfies readonly DutyRole[];
