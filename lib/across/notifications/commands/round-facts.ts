import "server-only";
import { departmentRoles, officeRoles } from "@/lib/affairs/reviews/rules/opinions";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDate } from "@/lib/platform/i18n/time";
import { hostsOf } from "../rules/service-routes";
import { pathsAbove } from "../rules/recipients";
import { isRoundFact, roundRoutes } from "../rules/round-routes";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, type ToldEvent } from "./facts";

/** Rounds, to departments, streets and communities that rate or are rated, and to who holds one. Three statements for a batch. */
export async function roundNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const { tenantId } = actor;
  const facts = events.flatMap(({ name, ...event }) =>
    isRoundFact(name) ? [{ ...event, ...roundRoutes[name] }] : [],
  );
  if (facts.length === 0) return [];
  const rounds = await tx.reviewRound.findMany({
    where: { tenantId, id: { in: facts.map(({ subjectId }) => subjectId) } },
    select: {
      id: true,
      path: true,
      title: true,
      areaName: true,
      closesOn: true,
      subjectIds: true,
      raterIds: true,
    },
  });
  const concerned = rounds.flatMap(({ subjectIds, raterIds }) => [...subjectIds, ...raterIds]);
  const offices = await tx.organization.findMany({
    where: { tenantId, kind: "office", id: { in: concerned } },
    select: { id: true, path: true },
  });
  const duties = await dutiesInForce(scope, {
    paths: [...rounds, ...offices].flatMap(({ path }) => pathsAbove(path)),
    organizations: concerned,
    ids: [],
  });
  return facts.flatMap((event) => {
    const round = rounds.find(({ id }) => id === event.subjectId);
    if (round === undefined) return [];
    const told: Record<typeof event.to, readonly string[]> = {
      raters: round.raterIds,
      subjects: round.subjectIds,
      appellant: [event.organizationId ?? ""],
      holder: [],
    };
    const ids = told[event.to];
    const audience =
      event.to === "holder"
        ? hostsOf(round.path, duties, "host")
        : duties.filter(
            ({ role, path, organizationId }) =>
              (departmentRoles.some((one) => one === role) && ids.includes(organizationId ?? "")) ||
              (officeRoles.some((one) => one === role) &&
                // Who holds a round reads it where it is held.
                path !== round.path &&
                offices.some((one) => one.path === path && ids.includes(one.id))),
          );
    const slots = {
      ...noSlots,
      category: round.title,
      place: round.areaName,
      due: formatDate(round.closesOn, "UTC"),
    };
    const telling = { who: "handler", class: "now", kind: event.kind } as const;
    return audience
      .filter(({ id }) => id !== event.actorDutyId)
      .map((duty) => noticeTo(scope, event, { duty, telling }, slots));
  });
}
