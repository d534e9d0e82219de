import "server-only";
import type { Duration } from "@/lib/platform/core/duration";
import { dueAt, limitOf, urgencies, type Clockwork, type Urgency } from "../rules/deadline";
import { known } from "../rules/known";
import type { CategoryChoice, OrganizationChoice } from "./choices";
import type { RouteInForce } from "./routes";

/** What a dispatcher needs to send it out. All times are by the district's rules, for now. */
export interface DispatchChoices {
  organizations: OrganizationChoice[];
  /** By the catalogue. */
  suggestedId: string | null;
  suggestedUrgency: Urgency;
  /** May settle a dispute about duties by designating (T10). */
  designate: boolean;
  /** Who handled an earlier round has the time of a second handling; null where nobody did. */
  again: { names: string[]; limit: Duration } | null;
  /** Had it before and gave it back, or is complained about: cannot be chosen. */
  excluded: { id: string; why: "returned" | "complained" }[];
  times: Record<Urgency, DispatchTimesShown>;
}

export interface DispatchTimesShown {
  dueAt: string;
  acceptBy: string;
  firstContactBy: string;
  provisional: boolean;
  limit: Duration;
}

/** Of what has been read already; no statement of its own. */
export function dispatchChoices(
  now: number,
  clockwork: Clockwork,
  given: {
    organizations: OrganizationChoice[];
    category: CategoryChoice | undefined;
    route: RouteInForce | undefined;
    complainedId: string | null;
    returnedBy: string[];
    handledBy: string[];
    designate: boolean;
  },
): DispatchChoices {
  const excluded = new Map<string, "returned" | "complained">();
  // A designation may go against an accepted return, so it has them all to choose from.
  if (!given.designate) for (const id of given.returnedBy) excluded.set(id, "returned");
  if (given.complainedId !== null) excluded.set(given.complainedId, "complained");
  const suggested = given.route?.organizationId ?? null;
  const limit = given.route?.limit ?? null;
  const times = (urgency: Urgency): DispatchTimesShown => {
    const reckoned = dueAt({ urgency, dispatchedAt: now, limit }, clockwork);
    return {
      dueAt: new Date(reckoned.dueAt).toISOString(),
      acceptBy: new Date(reckoned.acceptBy).toISOString(),
      firstContactBy: new Date(reckoned.firstContactBy).toISOString(),
      provisional: reckoned.provisional,
      limit: limitOf({ urgency, dispatchedAt: now, limit }, clockwork),
    };
  };
  return {
    organizations: given.organizations.filter(({ id }) => !excluded.has(id)),
    suggestedId: suggested === null || excluded.has(suggested) ? null : suggested,
    suggestedUrgency: known(urgencies, given.category?.urgency ?? "routine"),
    again:
      given.handledBy.length === 0
        ? null
        : {
            names: given.organizations
              .filter(({ id }) => given.handledBy.includes(id))
              .map(({ shortName }) => shortName),
            limit: clockwork.settings["redo.limit"],
          },
    designate: given.designate,
    excluded: [...excluded].map(([id, why]) => ({ id, why })),
    times: { urgent: times("urgent"), routine: times("routine"), key: times("key") },
  };
}
