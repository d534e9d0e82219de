import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { ancestors } from "@/lib/ground/territory/rules/path";

const shownMax = 200;

/** The menu of the actor's own range as its keepers see it. One statement. */
export function ownMenu({ actor, tx }: Scope) {
  return tx.serviceItem.findMany({
    where: { tenantId: actor.tenantId, endedAt: null, path: { gte: actor.lo, lt: actor.hi } },
    orderBy: [{ path: "asc" }, { title: "asc" }],
    take: shownMax,
    select: {
      id: true,
      version: true,
      title: true,
      includes: true,
      offeredWhen: true,
      offeredBy: true,
    },
  });
}

/** What somebody who comes to the counter may order: of the place, and of the places above it. */
export function menuChoices({ actor, tx }: Scope) {
  return tx.serviceItem.findMany({
    where: {
      tenantId: actor.tenantId,
      endedAt: null,
      OR: [{ path: { gte: actor.lo, lt: actor.hi } }, { path: { in: [...ancestors(actor.lo)] } }],
    },
    orderBy: [{ title: "asc" }],
    take: shownMax,
    select: { id: true, title: true },
  });
}
