import type { DutyRole } from "@/lib/platform/access/actor";

/** Who answers for an area as a whole, and therefore looks at its figures and its map. */
export const dashboardRoles = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
] as const satisfies readonly DutyRole[];

/** A unit looks at its own figures, and at no other's. */
export const unitRoles = [
  ...dashboardRoles,
  "dept_clerk",
  "dept_leader",
] as const satisfies readonly DutyRole[];

/** What was published is kept by street and by unit. */
export const publishedRoles = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "dept_clerk",
  "dept_leader",
] as const satisfies readonly DutyRole[];

/** A grid worker has a map of the own grid, and no figures: those begin at the community. */
export const mapRoles = [...dashboardRoles, "grid_worker"] as const satisfies readonly DutyRole[];
