import { refused, allowed, type ActorFacts, type Verdict } from "@/lib/platform/access/actor";

/** Who keeps a roster, and the duties that can stand in it: all at the very place of the keeper. */
const keepers: Readonly<Record<string, readonly string[]>> = {
  district_dispatcher: ["district_dispatcher"],
  street_secretary: ["street_secretary", "street_dispatcher"],
  street_dispatcher: ["street_secretary", "street_dispatcher"],
  dept_leader: ["dept_leader", "dept_clerk"],
};

/** Whoever reads a roster: its keepers, the clerks who stand in it, and who sees its gaps. */
export const rosterRoles = [
  "district_dispatcher",
  "street_secretary",
  "street_dispatcher",
  "dept_leader",
  "dept_clerk",
  "system_admin",
] as const;

/** The roles of the roster at the actor's place; none = he keeps no roster. */
export function rosterDuties(role: string): readonly string[] {
  return keepers[role] ?? [];
}

/** How far ahead a roster is entered and its gaps are told, in days. */
export const rosterDaysAhead = 14;
export const entryDaysMax = 31;

export function canEnterOnCall(
  actor: ActorFacts,
  duty: { role: string; path: string; organizationId: string | null },
): Verdict {
  const here =
    actor.organizationId === null
      ? duty.path === actor.lo && duty.organizationId === null
      : duty.organizationId === actor.organizationId;
  return here && rosterDuties(actor.role).includes(duty.role)
    ? allowed
    : refused("forbidden", "onCall.refusal.place");
}

/** The days of a stretch on which nobody stands in the roster. */
export function gapsOf(days: readonly string[], filled: ReadonlySet<string>): string[] {
  return days.filter((day) => !filled.has(day));
}
