import {
  allowed,
  dutyRoles,
  refused,
  type ActorFacts,
  type Verdict,
} from "@/lib/platform/access/actor";

/** Whoever has matters in hand, or may have: all but the administrators of the registers. */
export const matterRoles = dutyRoles.filter((role) => role !== "system_admin");

/** What the rule knows of a duty that somebody else may have to act for. */
export interface KeptDuty {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly path: string;
  readonly organizationId: string | null;
}

/** Whose duties a street's secretary and a community's secretary keep in order. */
const belowStreet: ReadonlySet<string> = new Set([
  "street_dispatcher",
  "community_secretary",
  "grid_worker",
]);

/**
 * Who may hand over the work of a duty, or enter an absence from it: its holder, the leader for the
 * clerks of the organization, the secretary for those below, and an administrator for the people of
 * the range, never for himself. The database has the same rule (sec.manages_duty).
 */
export function canKeep(actor: ActorFacts, duty: KeptDuty): Verdict {
  if (duty.id === actor.dutyId) return allowed;
  if (duty.personId === actor.personId) return refused("forbidden", "leave.refusal.notYours");
  const inside = duty.path >= actor.lo && duty.path < actor.hi;
  const may =
    (actor.role === "system_admin" && inside) ||
    (actor.role === "dept_leader" &&
      duty.organizationId === actor.organizationId &&
      duty.role === "dept_clerk") ||
    (actor.role === "street_secretary" && inside && belowStreet.has(duty.role)) ||
    (actor.role === "community_secretary" && inside && duty.role === "grid_worker");
  return may ? allowed : refused("forbidden", "leave.refusal.notYours");
}

/** The roles whose duties the actor keeps beside the own; for the lists from which one is chosen. */
export function keptRoles(role: string): readonly string[] {
  if (role === "dept_leader") return ["dept_clerk"];
  if (role === "street_secretary") return [...belowStreet];
  return role === "community_secretary" ? ["grid_worker"] : [];
}
