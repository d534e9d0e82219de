import "server-only";
import { z } from "zod";
import { newId } from "@/lib/platform/core/id";
import type { Scope } from "@/lib/platform/db/scope";
import { partyRoutes } from "../rules/party-routes";
import { pathsAbove } from "../rules/recipients";
import { hostsOf } from "../rules/service-routes";
import { noSlots } from "../schema";
import { dutiesInForce, type ToldEvent } from "./facts";

const reminder = z.object({ months: z.number() });

/**
 * A term that ends: told to the secretary of the place alone, never to members and to nobody above (DOMAIN §6.2).
 * Two statements for a batch.
 */
export async function partyNotices(scope: Scope, events: readonly ToldEvent[]) {
  const { actor, tx } = scope;
  const told = events.flatMap((event) =>
    event.name === "party.term_due" ? [{ ...event, name: event.name } as const] : [],
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
  return told.flatMap((event) => {
    const party = rows.find(({ id }) => id === event.subjectId);
    const { data } = reminder.safeParse(event.payload);
    if (party === undefined || data === undefined) return [];
    const slots = { ...noSlots, organization: party.name, count: String(data.months) };
    const telling = { who: "handler", class: "digest", kind: partyRoutes[event.name] } as const;
    return hostsOf(party.path, duties, "host").map((duty) => ({
      seq: event.seq,
      recipient: { duty, telling, urgent: false },
      slots,
      row: {
        tenantId: actor.tenantId,
        id: newId(),
        dutyId: duty.id,
        seq: event.seq,
        kind: telling.kind,
        class: telling.class,
        urgent: false,
        at: event.at,
        slots,
        ticketId: null,
        assignmentId: null,
      },
    }));
  });
}
