import { dutyRoles, type DutyRole } from "@/lib/platform/access/actor";
import type { AreaLevel } from "@/lib/ground/territory/rules/codes";

export type PlaceKind = AreaLevel | "department";

/**
 * Where each role is held (DOMAIN §2.1): who dispatches stands at a street or the district, who
 * handles in a department, who walks in a grid. Streets may have an administrator of their own
 * (DOMAIN §12.1).
 */
export const placesOfRole: Readonly<Record<DutyRole, readonly PlaceKind[]>> = {
  district_org: ["district"],
  district_dispatcher: ["district"],
  street_secretary: ["street"],
  street_dispatcher: ["street"],
  community_secretary: ["community"],
  grid_worker: ["grid"],
  dept_clerk: ["department"],
  dept_leader: ["department"],
  system_admin: ["district", "street"],
};

export function fits(role: DutyRole, kind: PlaceKind): boolean {
  return placesOfRole[role].includes(kind);
}

export function isDutyRole(text: string): text is DutyRole {
  return dutyRoles.some((role) => role === text);
}

/** Two stretches of days (YYYY-MM-DD, both ends in force; null = open) that share a day. */
export function overlap(
  a: { from: string; to: string | null },
  b: { from: string; to: string | null },
): boolean {
  return (a.to === null || b.from <= a.to) && (b.to === null || a.from <= b.to);
}
