import "server-only";
import { z } from "zod";
import { departmentRoles, sides } from "@/lib/affairs/reviews/rules/opinions";
import type { Scope } from "@/lib/platform/db/scope";
import { formatDate } from "@/lib/platform/i18n/time";
import { isOpinionFact, opinionRoutes } from "../rules/opinion-routes";
import { hostsOf } from "../rules/service-routes";
import { pathsAbove } from "../rules/recipients";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, type ToldEvent } from "./facts";

const told = z.object({ to: z.enum(sides) });

/** Opinions, to the side that did not write: the secretary of the place, or the department. Two statements for a batch. */
export async function opinionNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const facts = events.flatMap(({ name, ...event }) => {
    const { data } = told.safeParse(event.payload);
    return isOpinionFact(name) && data !== undefined
      ? [{ ...event, to: data.to, kind: opinionRoutes[name] }]
      : [];
  });
  if (facts.length === 0) return [];
  const rows = await tx.opinionRequest.findMany({
    where: { tenantId: actor.tenantId, id: { in: facts.map(({ subjectId }) => subjectId) } },
    select: {
      id: true,
      path: true,
      areaName: true,
      organizationId: true,
      organizationName: true,
      dueOn: true,
    },
  });
  const duties = await dutiesInForce(scope, {
    paths: rows.flatMap(({ path }) => pathsAbove(path)),
    organizations: rows.map(({ organizationId }) => organizationId),
    ids: [],
  });
  return facts.flatMap((event) => {
    const one = rows.find(({ id }) => id === event.subjectId);
    if (one === undefined) return [];
    const slots = {
      ...noSlots,
      organization: event.to === "office" ? one.organizationName : one.areaName,
      due: formatDate(one.dueOn, "UTC"),
    };
    const telling = { who: "handler", class: "now", kind: event.kind } as const;
    const audience =
      event.to === "office"
        ? hostsOf(one.path, duties, "host")
        : duties.filter(
            ({ role, organizationId }) =>
              organizationId === one.organizationId &&
              departmentRoles.some((each) => each === role),
          );
    return audience
      .filter(({ id }) => id !== event.actorDutyId)
      .map((duty) => noticeTo(scope, event, { duty, telling }, slots));
  });
}
