import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import type { AreaChoice } from "./choices";

/** Where a ticket lies and what it is called, for whatever begins at it; null = not visible. */
export async function placeOf(
  { actor, tx }: Scope,
  id: string,
): Promise<{ id: string; title: string; address: string | null; area: AreaChoice } | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null;
  const ticket = await tx.ticket.findFirst({
    where: { tenantId: actor.tenantId, id },
    select: { id: true, title: true, address: true, areaId: true, placeNames: true },
  });
  if (ticket === null) return null;
  const { areaId, placeNames, ...rest } = ticket;
  return { ...rest, area: { id: areaId, name: placeNames, within: "", level: "" } };
}
