import type { Audience, Route, Telling } from "./routes";

/** What the rule knows of the matter that the event is about. */
export interface Matter {
  readonly path: string;
  readonly physical: boolean;
  readonly urgent: boolean;
  /** The organization that handles, or did when the event happened. */
  readonly organizationId: string | null;
  readonly handlerId: string | null;
  /** Who leads, where the event is about a helper. */
  readonly lead?: { readonly organizationId: string; readonly handlerId: string | null };
  readonly registrarDutyId: string | null;
  /** The rung that the event of a clock has reached (parts/clocks/rules/kinds.ts). */
  readonly rung: string | null;
}

/** A duty in force. */
export interface DutyInForce {
  readonly id: string;
  readonly personId: string;
  readonly role: string;
  readonly path: string;
  readonly organizationId: string | null;
  /** The duty of somebody who is away, which this one is held for. */
  readonly standsInFor: string | null;
}

export interface Recipient {
  readonly duty: DutyInForce;
  readonly telling: Telling;
  /** Breaks quiet hours: urgent, and told to the organization that must act. */
  readonly urgent: boolean;
}

/** Each duty once, by the first row that fits it; never the one who did it. */
export function recipientsOf(
  route: Route,
  matter: Matter,
  duties: readonly DutyInForce[],
  actorDutyId: string | null,
): Recipient[] {
  const told = new Map<string, Recipient>();
  for (const telling of route) {
    if (telling.urgentOnly === true && !matter.urgent) continue;
    for (const duty of withDeputies(audienceOf(telling.who, matter, duties), duties)) {
      if (duty.id === actorDutyId || told.has(duty.id)) continue;
      const urgent = matter.urgent && telling.class === "now" && duty.organizationId !== null;
      told.set(duty.id, { duty, telling, urgent });
    }
  }
  return [...told.values()];
}

/** Whoever stands in for somebody who is told is told as well. */
function withDeputies(
  told: readonly DutyInForce[],
  duties: readonly DutyInForce[],
): readonly DutyInForce[] {
  const away = new Set(told.map(({ id }) => id));
  return [...told, ...duties.filter((duty) => away.has(duty.standsInFor ?? ""))];
}

/** The paths of which duties can matter: the ticket's own and those above it. */
export function pathsAbove(path: string): string[] {
  const parts = path.split(".").slice(0, -1);
  return parts.map((_part, at) => `${parts.slice(0, at + 1).join(".")}.`);
}

function audienceOf(
  who: Audience,
  matter: Matter,
  duties: readonly DutyInForce[],
): readonly DutyInForce[] {
  const here = (role: string) =>
    duties.filter((duty) => duty.role === role && matter.path.startsWith(duty.path));
  const inOrganization = (role: string) =>
    duties.filter(
      (duty) =>
        duty.role === role &&
        duty.organizationId !== null &&
        duty.organizationId === matter.organizationId,
    );
  switch (who) {
    case "clerks":
      return inOrganization("dept_clerk");
    case "leaders":
      return inOrganization("dept_leader");
    case "handler": {
      const handling = inOrganization("dept_clerk").filter(
        (duty) => duty.personId === matter.handlerId,
      );
      return handling.length > 0 ? handling : inOrganization("dept_clerk");
    }
    case "leadHandler":
      return matter.lead === undefined
        ? []
        : audienceOf("handler", { ...matter, ...matter.lead }, duties);
    case "dispatchers":
      return depthOf(matter.path) < streetDepth
        ? here("district_dispatcher")
        : here("street_dispatcher");
    case "secretaries":
      return here("street_secretary");
    case "checkers": {
      // As the rule of verification has it: what is placed no nearer than its street, the street checks.
      const onSite =
        matter.physical && depthOf(matter.path) > streetDepth
          ? [...here("grid_worker"), ...here("community_secretary")]
          : [];
      return onSite.length > 0 ? onSite : here("street_dispatcher");
    }
    case "registrar":
      return duties.filter((duty) => duty.id === matter.registrarDutyId);
    case "center":
      return here("district_dispatcher");
    case "above":
      return depthOf(matter.path) < streetDepth ? here("district_org") : [];
    case "rung":
      if (matter.rung === "handler") return audienceOf("handler", matter, duties);
      return matter.rung?.startsWith("dept_") === true
        ? inOrganization(matter.rung)
        : here(matter.rung ?? "");
  }
}

const streetDepth = 2;

/** How many areas a path names, the district's being the first. */
function depthOf(path: string): number {
  return path.split(".").length - 1;
}
