import type { Role } from "@/lib/platform/access/actor";

/** What a verb does to the handling clock. */
export type ClockEffect = "none" | "starts" | "stops" | "restarts" | "moves" | "pauses" | "resumes";
/** What must come with the verb. */
export type Need =
  | "text"
  | "reason"
  | "reasonCode"
  | "organization"
  | "urgency"
  | "area"
  | "result"
  | "outcome"
  | "photos"
  | "rating"
  | "handler"
  | "plan"
  | "days"
  | "date"
  | "ticket"
  | "person"
  | "application"
  | "card"
  | "level";

export interface VerbRow<Status extends string> {
  readonly from: readonly Status[];
  readonly to: readonly Status[];
  readonly by: readonly Role[];
  readonly needs: readonly Need[];
  readonly clock: ClockEffect;
}

export const dispatchers = ["street_dispatcher", "district_dispatcher"] as const;
export const streetDesk = ["street_dispatcher", "street_secretary"] as const;
/** Who stands above the one who screened: overrules an exit, settles a dispute about duties. */
export const superiors = ["street_secretary", "district_dispatcher"] as const;
/** Where one person is the district's whole desk, its party organization is the second pair of eyes (DOMAIN §2.13, 4). */
export const objectionDeciders = [...superiors, "district_org"] as const;
/** Who supervises the handling of what lies in the own range. */
export const supervisors = [...streetDesk, "district_dispatcher"] as const;
/** While an organization has the work in hand. */
export const inWork = [
  "dispatched",
  "accepted",
  "in_progress",
  "return_requested",
  "sign_off",
  "deferred",
] as const;
/** While the organization can still say by whom of its people it is handled. */
export const inHand = ["dispatched", "accepted", "in_progress"] as const;
export const grid = ["grid_worker", "community_secretary"] as const;
export const organizationStaff = ["dept_clerk", "dept_leader"] as const;
export const allAreaStaff = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
] as const;

/** A verb that changes the status. */
export function row<const Status extends string>(
  from: readonly Status[],
  to: readonly Status[],
  by: readonly Role[],
  needs: readonly Need[],
  clock: ClockEffect = "none",
): VerbRow<Status> {
  return { from, to, by, needs, clock };
}

/** A verb after which the status is what it was. */
export function stay<const Status extends string>(
  from: readonly Status[],
  by: readonly Role[],
  needs: readonly Need[],
  clock: ClockEffect = "none",
): VerbRow<Status> {
  return row<Status>(from, [], by, needs, clock);
}
