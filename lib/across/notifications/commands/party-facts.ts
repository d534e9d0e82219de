import "server-only";
import { z } from "zod";
import type { Scope } from "@/lib/platform/db/scope";
import { isPartyFact, partyRoutes } from "../rules/party-routes";
import { pathsAbove } from "../rules/recipients";
import { hostsOf } from "../rules/service-routes";
import { noSlots } from "../schema";
import { dutiesInForce, noticeTo, unreadOf, type ToldEvent } from "./facts";

const reminder = z.object({ months: z.number().optional() });

/**
 * A term that ends, and what is not yet recorded: told to the secretary of the place alone, never to members and
 * to nobody above (DOMAIN §6.2, §6.3). Three statements for a batch.
 */
export async function partyNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const told = events.flatMap(({ name, ...event }) =>
    isPartyFact(name) ? [{ ...event, kind: partyRoutes[name] }] : [],
  );
  if (told.length === 0) return [];
  const rows = await tx.partyOrganization.findMany({
    where: {
      tenantId: actor.tenantId,
      id: { in: told.map(({ subjectId }) => subjectId) },
      closedOn: null,
    },
    select: { id: true, path: true, name: true },
  });
  const duties = await dutiesInForce(scope, {
    paths: rows.flatMap(({ path }) => pathsAbove(path)),
    organizations: [],
    ids: [],
  });
  const reminded = await unreadOf(scope, duties, partyRoutes["party.life_due"]);
  return told.flatMap((event) => {
    const party = rows.find(({ id }) => id === event.subjectId);
    const { data } = reminder.safeParse(event.payload);
    if (party === undefined || data === undefined) return [];
    const slots = { ...noSlots, organization: party.name, count: String(data.months ?? "") };
    const telling = { who: "handler", class: "digest", kind: event.kind } as const;
    return hostsOf(party.path, duties, "host").flatMap((duty) => {
      // The list behind it says which branches: one unread line is enough (DOMAIN §11.1, N6).
      if (event.kind === "partyLife" && reminded.has(duty.id)) return [];
      if (event.kind === "partyLife") reminded.add(duty.id);
      return [noticeTo(scope, event, { duty, telling }, slots)];
    });
  });
}
