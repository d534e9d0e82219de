import "server-only";
import type { Scope } from "@/lib/platform/db/scope";
import { sides, type Side } from "../rules/sides";

export interface SeatShown {
  id: string;
  version: number;
  side: Side;
  organization: string;
  name: string;
}

/** To whom the meetings of an estate are told, side by side. One statement. */
export async function seatsOf({ actor, tx }: Scope, estateId: string): Promise<SeatShown[]> {
  const rows = await tx.estateSeat.findMany({
    where: { tenantId: actor.tenantId, estateId, closedOn: null },
    orderBy: { id: "asc" },
    select: { id: true, version: true, side: true, organizationName: true, name: true },
  });
  return rows
    .map(({ side, organizationName, ...row }) => ({
      ...row,
      organization: organizationName,
      side: sides.find((one) => one === side) ?? "other",
    }))
    .sort((a, b) => sides.indexOf(a.side) - sides.indexOf(b.side));
}
