import type { DutyRole } from "@/lib/platform/access/actor";

/** A file holds no more rows than this (DOMAIN §11.2, P10: exports are limited and logged). */
export const exportMax = 5000;
export const exportBatch = 500;
/** How long the file of an export that was recorded can be fetched. */
export const exportMinutes = 10;

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
