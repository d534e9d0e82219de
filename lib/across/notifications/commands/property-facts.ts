import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { isPropertyFact, propertyRoutes } from "../rules/property-routes";
import { pathsAbove } from "../rules/recipients";
import { hostsOf } from "../rules/service-routes";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, unreadOf, type ToldEvent } from "./facts";

const unmanaged = z.object({ mode: z.literal("unmanaged") });
const kind = propertyRoutes["property.managed"];

/**
 * An estate that nobody manages and for which nothing is planned, to the secretary of its street. The list behind the line
 * says which: while one is unread there is no second (DOMAIN §11.1, N6). Three statements for a batch.
 */
export async function propertyNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const told = events.filter(
    ({ name, payload }) => isPropertyFact(name) && unmanaged.safeParse(payload).success,
  );
  if (told.length === 0) return [];
  const estates = await tx.estate.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: told.map(({ subjectId }) => subjectId) },
      status: "unmanaged",
      planDue: null,
      closedOn: null,
    },
    select: { id: true, path: true },
  });
  const duties = await dutiesInForce(scope, {
    paths: estates.flatMap(({ path }) => pathsAbove(path)),
    organizations: [],
    ids: [],
  });
  const unread = await unreadOf(scope, duties, kind);
  const telling = { who: "handler", class: "digest", kind } as const;
  return told.flatMap((event) => {
    const estate = estates.find(({ id }) => id === event.subjectId);
    if (estate === undefined) return [];
    return hostsOf(estate.path, duties, "street").flatMap((duty) => {
      if (unread.has(duty.id)) return [];
      unread.add(duty.id);
      return [noticeTo(scope, event, { duty, telling }, noSlots)];
    });
  });
}
