/** Every role there is: the nine a duty can hold, and those that come without one. */
export const dutyRoles = [
  "district_org",
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
  "dept_clerk",
  "dept_leader",
  "system_admin",
] as const;
export type DutyRole = (typeof dutyRoles)[number];

/** Who enters by phone: an in-service member, a reported unit's liaison officer, who fills a seat of a council. */
export const phoneRoles = ["member", "liaison", "councillor"] as const;
export type PhoneRole = (typeof phoneRoles)[number];

export const roles = [...dutyRoles, ...phoneRoles, "resident", "visitor", "job"] as const;
/** Or another system with its key, which hands in matters and does nothing else (ground/systems). */
export type Role = (typeof roles)[number] | "system";

/** What a pure rule may know of the one who acts. */
export interface ActorFacts {
  readonly role: Role;
  readonly personId: string | null;
  readonly dutyId: string | null;
  readonly areaId: string | null;
  readonly organizationId: string | null;
  readonly ticketId: string | null;
  readonly lo: string;
  readonly hi: string;
  readonly now: number;
}

/** A rule's answer. `reason` is a message key that says what to do instead. */
export type Verdict = { ok: true } | { ok: false; code: VerdictCode; reason: string };
export type VerdictCode = "forbidden" | "wrong-status" | "too-late" | "limit" | "invalid";

export const allowed: Verdict = { ok: true };

export function refused(code: VerdictCode, reason: string): Verdict {
  return { ok: false, code, reason };
}
