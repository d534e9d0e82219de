import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { EventSpec } from "@/lib/platform/event-log/event";
import { refuseField } from "./field";
import { ticketEvent } from "./record";

/** Whom a matter is against: a department, or the office that stands for a street or a community. */
export async function requireComplained({ actor, tx }: Scope, id: string): Promise<void> {
  const found = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true },
  });
  if (found === null) throw refuseField("complainedId", "field.choose");
}

/**
 * What is against the street or the community that has it goes to whoever stands above (DOMAIN §2.12): from
 * then on it may lie out of the actor's range. Nothing happens where it is against somebody else.
 */
export async function handUp(
  { tx }: Scope,
  { id }: { id: string },
  complainedId: string | undefined,
): Promise<EventSpec[]> {
  if (!complainedId) return [];
  const [moved] = await tx.$queryRaw<{ area_id: string; area: string; status: string }[]>`
    select area_id, area, status from sec.hand_up(${id}::uuid)`;
  if (moved === undefined) return [];
  const { status, area_id: areaId, area } = moved;
  return [ticketEvent("ticket.transferred", id, { payload: { status, areaId, area } })];
}

/** Not back to the place that it is against. */
export async function requireElsewhere(
  { actor, tx }: Scope,
  complainedId: string | null,
  path: string,
): Promise<void> {
  if (complainedId === null) return;
  const against = await tx.organization.findFirst({
    where: { tenantId: actor.tenantId, id: complainedId, kind: "office" },
    select: { path: true },
  });
  if (against === null || against.path === actor.tenant.root) return;
  if (path.startsWith(against.path)) throw refuseField("areaId", "field.complainedPlace");
}
