import type { IsoDate } from "@/lib/platform/core/calendar-day";
import type { Fault, PropertyStatus } from "./estates";

/** 兜底 (DOMAIN §10, row 2.19): a state-owned company takes over, packaged with another estate, or the community stands in. */
export const planWays = ["state_company", "packaged", "community"] as const;
export type PlanWay = (typeof planWays)[number];

export const planStatuses = ["open", "done", "replaced"] as const;
export type PlanStatus = (typeof planStatuses)[number];

interface Planned {
  readonly status: PropertyStatus;
  /** The day of the open plan. */
  readonly planDue: IsoDate | null;
}

/** How an estate that nobody manages stands; null = somebody manages it. */
export function planStanding(
  { status, planDue }: Planned,
  today: IsoDate,
): "none" | "late" | "planned" | null {
  if (status !== "unmanaged") return null;
  if (planDue === null) return "none";
  return planDue < today ? "late" : "planned";
}

interface PlanFacts {
  readonly way: PlanWay;
  readonly partner?: string | undefined;
  readonly dueOn: IsoDate;
  readonly reason?: string | undefined;
}

/** A plan has a day that is to come; packaged, it names the other estate; in place of another one it says why. */
export function planFault(
  { way, partner, dueOn, reason }: PlanFacts,
  { today, replaces }: { readonly today: IsoDate; readonly replaces: boolean },
): Fault | null {
  if (way === "packaged" && partner === undefined) {
    return { field: "partner", key: "field.required" };
  }
  if (way !== "packaged" && partner !== undefined) {
    return { field: "partner", key: "field.partnerNone" };
  }
  if (dueOn <= today) return { field: "dueOn", key: "field.past" };
  return replaces && reason === undefined ? { field: "reason", key: "field.required" } : null;
}
