import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { requireElsewhere } from "./complained";
import { refuseConflict } from "./conflict";
import { escalate } from "./escalate";
import { refuseField } from "./field";
import type { TicketSubject } from "./find";
import { namesAlong } from "./intake";
import { leavesStreet } from "../rules/escalation";

/**
 * Moves a ticket to another area of the tenant, also out of the actor's own range, and returns
 * where it is now. In the district's own area it lies in the pool, below it waits for its street.
 */
export async function moveTicket(
  scope: Scope,
  ticket: TicketSubject,
  areaId: string,
  mayPool: boolean,
) {
  const { actor, tx } = scope;
  const area = await tx.area.findFirst({
    where: { tenantId: actor.tenantId, id: areaId, validTo: null },
    select: { id: true, path: true },
  });
  const pool = area?.path === actor.tenant.root;
  if (area === null || (pool && !mayPool)) throw refuseField("areaId", "field.choose");
  if (area.id === ticket.areaId) throw refuseField("areaId", "field.sameArea");
  await requireElsewhere(scope, ticket.complainedId, area.path);
  const names = (await namesAlong(scope, area.path)).map(({ name }) => name);
  const status = pool ? "registered" : "screening";
  // Before the move: afterwards the ticket may lie out of the actor's range.
  const escalated = leavesStreet(ticket.path, area.path) ? await escalate(scope, ticket, 1) : [];
  const version = ticket.version + escalated.length;
  const [moved] = await tx.$queryRaw<{ done: boolean }[]>`
    select sec.transfer_ticket(${ticket.id}::uuid, ${version}, ${area.id}::uuid, ${status},
      ${names.join(" ")}) as done`;
  if (moved?.done !== true) await refuseConflict(scope, ticket.id);
  return { payload: { status, areaId: area.id, area: names.at(-1) ?? "" }, escalated };
}
