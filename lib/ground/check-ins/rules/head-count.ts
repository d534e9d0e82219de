import { allowed, type Role, type Verdict } from "@/lib/platform/access/actor";

/** Who states denominators: a street for itself and its communities, the district for all. */
const headCountRoles = ["district_org", "street_secretary"] as const;

/** Null for everybody else. */
export function mayEnterHeadCount(role: Role): Verdict | null {
  return headCountRoles.some((one) => one === role) ? allowed : null;
}
